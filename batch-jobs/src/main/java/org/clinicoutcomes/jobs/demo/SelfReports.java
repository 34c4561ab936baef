package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.clinicoutcomes.jobs.demo.UseHistory.Bout;

/**
 * What clients say about use: a look back at intake, weekly at a group while in care,
 * monthly by telephone for some of those who left in order. One in five keeps a lapse to
 * themselves.
 */
final class SelfReports {

	private static final int MONTHS_CALLED = 12;

	private final CaseFile file;

	private final Stay stay;

	private final Chance chance;

	private int count;

	SelfReports(CaseFile file, Stay stay, Chance chance) {
		this.file = file;
		this.stay = stay;
		this.chance = chance;
	}

	void write(List<Visit> visits) {
		if (this.chance.is(0.93)) {
			intake();
		}
		weekly(visits);
		double called = this.stay.endsWith("completed") ? 0.34 : this.stay.endsWith("transferred") ? 0.16 : 0.06;
		boolean reachable = !this.stay.endsWith("died") && !this.stay.endsWith("incarcerated");
		if (!this.stay.isResidential() && reachable && this.chance.is(called)) {
			monthly();
		}
	}

	private void intake() {
		LocalDate day = this.stay.admittedOn();
		LocalDate from = day.minusDays(30);
		List<Bout> bouts = this.file.use().between(from, day.minusDays(1));
		for (Bout bout : bouts) {
			used(day, bout.substance(), later(from, bout.from()), earlier(day.minusDays(1), bout.to()),
					bout.isAlcohol());
		}
		LocalDate lastUse = bouts.stream().map(Bout::to).max(LocalDate::compareTo).orElse(from);
		if (lastUse.isBefore(day.minusDays(1))) {
			notUsed(day, lastUse.plusDays(1), day.minusDays(1), "client");
		}
	}

	private void weekly(List<Visit> visits) {
		LocalDate next = this.stay.admittedOn().plusDays(4);
		LocalDate last = this.stay.admittedOn().minusDays(1);
		for (Visit visit : visits) {
			if (visit.attended() && !visit.day().isBefore(next)) {
				next = visit.day().plusDays(6);
				if (this.chance.is(this.file.person().candour())) {
					LocalDate from = later(last.plusDays(1), visit.day().minusDays(7));
					report(visit.day(), from, visit.day().minusDays(1), 0.8, "client");
					last = visit.day().minusDays(1);
				}
			}
		}
	}

	private void monthly() {
		Stay next = this.file.journey().after(this.stay);
		LocalDate last = this.stay.endedOn();
		for (int i = 0; i < MONTHS_CALLED; i++) {
			LocalDate day = last.plusDays(this.chance.between(24, 29));
			if (next != null && !day.isBefore(next.admittedOn())) {
				return;
			}
			if (this.chance.is(0.86)) {
				report(day, last.plusDays(1), day.minusDays(1), 0.75, this.chance.is(0.1) ? "collateral" : "client");
			}
			else if (this.chance.is(0.3)) {
				return;
			}
			last = day;
		}
	}

	/**
	 * One conversation about some days: stretches of use, and the days between them.
	 */
	private void report(LocalDate day, LocalDate from, LocalDate to, double honest, String by) {
		List<Bout> bouts = this.file.use().between(from, to);
		if (bouts.isEmpty() || !this.chance.is(honest)) {
			notUsed(day, from, to, by);
			return;
		}
		LocalDate free = from;
		for (Bout bout : bouts) {
			if (free.isBefore(bout.from())) {
				notUsed(day, free, bout.from().minusDays(1), by);
			}
			used(day, bout.substance(), later(from, bout.from()), earlier(to, bout.to()), false);
			free = later(free, bout.to().plusDays(1));
		}
		if (!free.isAfter(to)) {
			notUsed(day, free, to, by);
		}
	}

	private void used(LocalDate day, String substance, LocalDate from, LocalDate to, boolean counted) {
		row(day, substance, true, from, to, "client")
			.set("days_in_past_30", counted ? ChronoUnit.DAYS.between(from, to) + 1 : null)
			.enteredAt(enteredAt(day))
			.deliver();
	}

	private void notUsed(LocalDate day, LocalDate from, LocalDate to, String by) {
		row(day, "any", false, from, to, by).enteredAt(enteredAt(day)).deliver();
	}

	private Entry row(LocalDate day, String substance, boolean used, LocalDate from, LocalDate to, String by) {
		this.count++;
		return this.file.entry("use_report", this.stay.key('U', this.count))
			.set("reported_on", day)
			.set("substance", substance)
			.set("used", used)
			.set("used_from", from)
			.set("used_to", to)
			.set("reported_by", by);
	}

	private Instant enteredAt(LocalDate day) {
		return this.stay.site().at(day.plusDays(this.chance.is(0.04) ? this.chance.between(2, 9) : 0), 21, 0);
	}

	private static LocalDate later(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

}

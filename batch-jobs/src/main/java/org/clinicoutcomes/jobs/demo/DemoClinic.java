package org.clinicoutcomes.jobs.demo;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import org.clinicoutcomes.domain.feed.FeedContracts;

/**
 * A synthetic clinic network and the files that its modules deliver on three nights: one
 * before the month to be reported is over, one after, and one with what came late or was
 * corrected. The same arguments always give the same bytes.
 */
public final class DemoClinic {

	/** The name of the demo's only source. */
	public static final String SOURCE = "demo";

	private static final int MOST_CLIENTS = 999_999;

	private static final int MOST_SITES = 999;

	private static final LocalTime DELIVERED_AT = LocalTime.of(2, 0);

	private final int clients;

	private final Network network;

	private final List<DemoNight> nights;

	private final Surprises surprises;

	private final ClientStory story;

	/**
	 * Prepare a network.
	 * @param clients clients that come within the months, 1 to 999999
	 * @param months number of months, the last is the month to be reported
	 * @param sites number of sites, 1 to 999
	 * @param seed another seed gives other clients
	 * @param month the month to be reported
	 */
	public DemoClinic(int clients, int months, int sites, long seed, YearMonth month) {
		check("clients", clients, MOST_CLIENTS);
		check("months", months, 240);
		check("sites", sites, MOST_SITES);
		this.clients = clients;
		this.network = new Network(clients, months, sites, seed, month);
		LocalDate monthAfter = month.plusMonths(1).atDay(1);
		this.nights = List.of(night(1, month.atDay(3)), night(2, monthAfter.plusDays(1)),
				night(3, monthAfter.plusDays(4)));
		this.surprises = new Surprises(clients, this.network, this.nights);
		this.story = new ClientStory(seed, this.network, this.surprises);
	}

	private static void check(String name, int value, int most) {
		if (value < 1 || value > most) {
			throw new IllegalArgumentException(
					"The number of %s must be from 1 to %d, got: %d".formatted(name, most, value));
		}
	}

	private static DemoNight night(int number, LocalDate day) {
		return new DemoNight(number, day.atTime(DELIVERED_AT).toInstant(ZoneOffset.UTC));
	}

	/**
	 * The nights in order.
	 * @return three nights
	 */
	public List<DemoNight> nights() {
		return this.nights;
	}

	/**
	 * Write the files of one night. Nights may be written in any order.
	 * @param night one of {@link #nights()}
	 * @param inbox the source's inbox, made if it does not exist
	 * @throws UncheckedIOException if a file cannot be written
	 */
	public void deliver(DemoNight night, Path inbox) {
		Instant since = (night.number() > 1) ? this.nights.get(night.number() - 2).knownAt() : Instant.MIN;
		try (Delivery delivery = new Delivery(night, since, inbox)) {
			for (DemoSite site : this.network.sites()) {
				delivery.entry("site", site.code())
					.set("name", site.name())
					.set("time_zone", site.zone())
					.set("program", "Demo Recovery Network")
					.set("region", site.region())
					.enteredAt(Instant.EPOCH)
					.deliver();
			}
			for (int number = 1; number <= this.clients; number++) {
				this.story.write(number, delivery);
			}
			if (this.surprises.hasBadRows()) {
				writeBadRows(night, delivery);
			}
		}
	}

	private static void writeBadRows(DemoNight night, Delivery delivery) {
		int number = 0;
		for (BadRow row : BadRow.all()) {
			number++;
			if (row.night() == night.number()) {
				row.write(delivery.file(row.feed()), "X%03d".formatted(number));
			}
		}
	}

	/**
	 * The description of the source that reads these files.
	 * @return the text of its {@code source.yml}
	 */
	public String sourceYml() {
		StringBuilder text = new StringBuilder(
				"# A synthetic clinic network; no row is about a real person.\nfiles:\n");
		List<String> feeds = FeedContracts.standard().names();
		for (String feed : feeds) {
			String mode = Delivery.SNAPSHOTS.contains(feed) ? "snapshot" : "changes";
			text.append("  %1$s: {pattern: '%1$s-{date}.csv', delivery: %2$s}\n".formatted(feed, mode));
		}
		text.append("feeds:\n");
		feeds.forEach((feed) -> text.append("  - ").append(feed).append('\n'));
		return text.toString();
	}

}

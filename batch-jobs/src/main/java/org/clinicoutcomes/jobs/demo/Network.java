package org.clinicoutcomes.jobs.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's sites and the days on which its clients come: unequal sites, and months that
 * differ by season, growth and chance.
 */
final class Network {

	private static final double[] SEASON = { 1.16, 1.04, 1.06, 1.0, 0.98, 0.96, 0.92, 0.98, 1.04, 1.02, 0.94, 0.86 };

	private static final double GROWTH = 0.15;

	private final int clients;

	private final YearMonth first;

	private final YearMonth last;

	private final List<DemoSite> sites = new ArrayList<>();

	private final double[] sitesUpTo;

	private final double[] monthsUpTo;

	Network(int clients, int months, int sites, long seed, YearMonth last) {
		this.clients = clients;
		this.last = last;
		this.first = last.minusMonths(months - 1);
		this.sitesUpTo = new double[sites];
		double total = 0;
		for (int i = 0; i < sites; i++) {
			this.sites.add(DemoSite.number(i));
			total += 1 / StrictMath.pow(i + 1, 0.6);
			this.sitesUpTo[i] = total;
		}
		Chance chance = new Chance(seed, -1);
		this.monthsUpTo = new double[months];
		total = 0;
		for (int i = 0; i < months; i++) {
			double season = SEASON[this.first.plusMonths(i).getMonthValue() - 1];
			total += season * (1 + GROWTH * i / months) * (0.88 + 0.24 * chance.share());
			this.monthsUpTo[i] = total;
		}
	}

	List<DemoSite> sites() {
		return this.sites;
	}

	/**
	 * The site that has the network's residential unit.
	 * @return the largest site
	 */
	DemoSite residential() {
		return this.sites.get(0);
	}

	DemoSite site(Chance chance) {
		int i = find(this.sitesUpTo, chance.share() * this.sitesUpTo[this.sitesUpTo.length - 1]);
		return this.sites.get(i);
	}

	/**
	 * The day on which a client first comes. Clients are numbered in this order.
	 * @param number number of the client, 1 for the first
	 * @return a weekday within the months
	 */
	LocalDate admissionOf(int number) {
		double place = (number - 0.5) / this.clients * this.monthsUpTo[this.monthsUpTo.length - 1];
		int month = find(this.monthsUpTo, place);
		double from = (month > 0) ? this.monthsUpTo[month - 1] : 0;
		YearMonth admitted = this.first.plusMonths(month);
		int day = 1 + (int) ((place - from) / (this.monthsUpTo[month] - from) * admitted.lengthOfMonth());
		return weekday(admitted.atDay(Math.min(day, admitted.lengthOfMonth())));
	}

	/**
	 * How far a day lies in the time that the demo covers, for what changes slowly.
	 * @param day the day
	 * @return 0 at the beginning to 1 at the end
	 */
	double progress(LocalDate day) {
		double whole = this.last.atEndOfMonth().toEpochDay() - this.first.atDay(1).toEpochDay();
		return Math.max(0, Math.min(1, (day.toEpochDay() - this.first.atDay(1).toEpochDay()) / whole));
	}

	static LocalDate weekday(LocalDate day) {
		if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
			return day.minusDays(1);
		}
		return (day.getDayOfWeek() == DayOfWeek.SUNDAY) ? day.minusDays(2) : day;
	}

	private static int find(double[] upTo, double place) {
		int low = 0;
		int high = upTo.length - 1;
		while (low < high) {
			int middle = (low + high) / 2;
			if (place < upTo[middle]) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

}

package org.clinicoutcomes.templates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.report.DataQuality;
import org.clinicoutcomes.domain.report.Earlier;
import org.clinicoutcomes.domain.report.MonthlyReport;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportBasis;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * A made-up month with plausible numbers, assembled as a real one is, so that every
 * format is tested and looked at with the same report.
 */
public final class SampleReport {

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final Instant AS_OF = Instant.parse("2026-11-02T08:15:00Z");

	private static final int[] WAVE = { 0, -1, 0, 1, 1, 2, 3, 2, 2, 1, 0, -2, -1 };

	private static final Map<String, String> SITES = sites();

	private final List<Result> results = new ArrayList<>();

	private SampleReport() {
	}

	/**
	 * The whole sample.
	 * @return thirteen months, four sites
	 */
	public static Report report() {
		return new MonthlyReport(identity(), headers(), new ReportBasis(new MonthPeriods(identity().month(), 7), SITES,
				new Provenance("", Set.of()), List.of(), List.of(), Earlier.none()))
			.assemble(results(), quality());
	}

	/**
	 * A report of a program that has just begun: nothing but empty denominators.
	 * @return one month without anybody
	 */
	public static Report emptyReport() {
		SampleReport sample = new SampleReport();
		for (String measure : List.of("retained-30-days", "retained-60-days", "retained-90-days", "early-exit",
				"attendance-rate", "no-show-rate", "follow-up-14-days")) {
			sample.rate(MONTH, measure, "", "", 0, 0, 0, 0);
		}
		return new MonthlyReport(identity(), headers(), new ReportBasis(new MonthPeriods(identity().month(), 7), SITES,
				new Provenance("", Set.of()), List.of(), List.of(), Earlier.none()))
			.assemble(sample.results, DataQuality.none());
	}

	/**
	 * The sample's identity.
	 * @return an internal first issue
	 */
	public static ReportIdentity identity() {
		return new ReportIdentity("Harbor Light Recovery", ReportIdentity.MONTHLY, IssuePeriod.of(MONTH),
				"administrators", ReportIdentity.Kind.INTERNAL, 1, AS_OF, ZoneId.of("America/New_York"), "night 412",
				"0.1.0", "9f3c61d2a7e0", LocalDate.of(2026, 10, 31), Notice.SHORT);
	}

	private static Map<String, String> sites() {
		Map<String, String> sites = new LinkedHashMap<>();
		sites.put("NORTH", "North Harbor");
		sites.put("EAST", "East Street Women and Children's Intensive Outpatient Center");
		sites.put("MILL", "Mill River");
		sites.put("OLD", "Old Town Evening Program");
		return sites;
	}

	private static DataQuality quality() {
		return new DataQuality(
				List.of(new DataQuality.Feed("attendance-module", "attendance", 4218, 4102, 96, 12, 8, 5, 0),
						new DataQuality.Feed("attendance-module", "stay", 512, 88, 421, 1, 2, 1, 3),
						new DataQuality.Feed("progress-module", "drug_test", 1344, 1310, 31, 3, 0, 0, 0),
						new DataQuality.Feed("progress-module", "use_report", 690, 655, 35, 0, 0, 0, 0),
						new DataQuality.Feed("county-registry", "referral", 61, 47, 12, 2, 0, 0, 0)),
				List.of(new DataQuality.Lag("attendance-module", "attendance", 3997, 1, 4, 3102, 41),
						new DataQuality.Lag("progress-module", "drug_test", 1301, 3, 9, 115, 0)),
				List.of(new DataQuality.Finding("open-stay-without-service", "Open stay without a service in 30 days",
						"warning", 7),
						new DataQuality.Finding("past-session-still-scheduled", "Past session still scheduled", "error",
								23),
						new DataQuality.Finding("discharge-without-reason", "Discharge without a reason", "warning",
								4)),
				List.of("county-registry"));
	}

	private static List<MeasureHeader> headers() {
		return List.of(
				header("retained-90-days", "retention", "Retained 90 days", "Did people stay at least 90 days?",
						"own stays at level 2.1 whose day 120 falls in the month",
						"died, or transferred to another level before day 90", "length of stay of at least 90 days",
						"lapsed stays end on the last service day", Scoring.PROPORTION, Direction.HIGHER, "TEDS"),
				header("attendance-rate", "scheduling", "Sessions attended",
						"How many of the sessions planned with clients took place with them?",
						"sessions starting in the month in stays at level 2.1",
						"cancelled by the clinic: no one's failure", "attended or partly attended",
						"a past session still scheduled is missing and a finding", Scoring.PROPORTION, Direction.HIGHER,
						"own"),
				header("no-show-rate", "scheduling", "No-shows", "How many sessions were missed without a word?",
						"sessions starting in the month in stays at level 2.1", "cancelled by the clinic", "no-show",
						"a past session still scheduled is missing and a finding", Scoring.PROPORTION, Direction.LOWER,
						"own"),
				header("milestone-reached-90d", "sobriety", "90 days sober, confirmed",
						"How many reached 90 days of sobriety?", "stays whose 90-day milestone falls in the month",
						"died before the milestone", "on that date a confirmed span of at least 90 days without use",
						"unconfirmed counts as not met: the lower bound", Scoring.PROPORTION, Direction.HIGHER, "own"),
				header("length-of-stay", "retention", "Length of stay", "How long do people stay?",
						"discharges in the month", "", "", "", Scoring.MEDIAN, Direction.NONE, "TEDS-D layout"),
				header("nom-self-help", "independence", "Self-help",
						"Do more people go to self-help groups at discharge than at admission?",
						"stays discharged in the month", "died, incarcerated",
						"at least one meeting in the 30 days before", "never carried forward; bounds are printed",
						Scoring.CHANGE, Direction.HIGHER, "National Outcome Measures"),
				header("follow-up-14-days", "continuity", "Followed up in 14 days",
						"Is care continued after residential or withdrawal care?",
						"discharges from residential and withdrawal levels whose day 14 falls in the month", "died",
						"a treatment service or a kept referral on day 1 to 14", "no record counts as not met",
						Scoring.PROPORTION, Direction.HIGHER, "HEDIS FUI, Washington Circle"),
				header("negative-share-missing-positive", "sobriety", "Tests negative, at least",
						"How many of the tests asked for were negative?", "tests scheduled in the month while in care",
						"invalid tests", "negative", "missed and refused count as positive", Scoring.PROPORTION,
						Direction.HIGHER, "own"));
	}

	private static MeasureHeader header(String id, String subject, String title, String question, String denominator,
			String exclusion, String numerator, String missing, Scoring scoring, Direction direction, String source) {
		return new MeasureHeader(id, subject, title, question, denominator, exclusion, numerator, missing, scoring,
				scoring.hasUnit() ? "days" : "", direction, true, 1, source);
	}

	private static List<Result> results() {
		SampleReport sample = new SampleReport();
		for (int back = 12; back >= 0; back--) {
			if (back != 7) {
				sample.month(MONTH.minusMonths(back), back);
			}
		}
		sample.reportedMonth();
		return List.copyOf(sample.results);
	}

	private void month(YearMonth month, int back) {
		int sway = WAVE[back];
		rate(month, "retained-90-days", "", "", 78, 6, 2, 43 + sway - ((back > 0) ? 4 : 0));
		rate(month, "attendance-rate", "", "", 1304, 58, 12, 946 + 9 * sway - ((back > 0) ? 60 : 0));
		rate(month, "no-show-rate", "", "", 1304, 58, 12, 148 - 6 * sway);
		rate(month, "milestone-reached-90d", "", "", 61, 1, 0, 27 + sway);
		rate(month, "milestone-possible-90d", "", "", 61, 1, 0, 41 + sway);
		rate(month, "negative-share-missing-positive", "", "", 644, 9, 0, 431 + 8 * sway - ((back > 0) ? 14 : 0));
		rate(month, "follow-up-14-days", "own", "", 31, 1, 0, 17 + sway);
		length(month, "all", 47, 62.4 + sway, 71.2, 28, 104, 151);
		flow(month, "network", "", "", 131 + sway, 44 + sway, 0, 39, 0, 129.4 + sway);
	}

	private void reportedMonth() {
		rate(MONTH, "retained-30-days", "", "", 83, 4, 0, 62);
		rate(MONTH, "retained-60-days", "", "", 80, 5, 1, 49);
		rate(MONTH, "early-exit", "", "", 81, 9, 0, 11);
		excluded("retained-90-days", "transferred-before", 5);
		excluded("retained-90-days", "died", 1);
		int[] stays = { 31, 22, 17, 0 };
		int[] kept = { 18, 13, 9, 0 };
		int[] sessions = { 508, 412, 271, 113 };
		int[] excluded = { 22, 18, 12, 6 };
		int[] attended = { 371, 289, 183, 85 };
		int index = 0;
		for (String site : SITES.keySet()) {
			rate(MONTH, "retained-90-days", "", site, stays[index], 0, 0, kept[index]);
			rate(MONTH, "attendance-rate", "", site, sessions[index], excluded[index], 3, attended[index]);
			index++;
		}
		flow(MONTH, "site", "NORTH", "", 50, 18, 2, 15, 1, 51.3);
		flow(MONTH, "site", "EAST", "", 41, 12, 1, 11, 2, 40.8);
		flow(MONTH, "site", "MILL", "", 27, 9, 1, 8, 1, 27.6);
		flow(MONTH, "site", "OLD", "", 11, 3, 0, 5, 0, 9.7);
		flow(MONTH, "network", "", "2.1", 112, 36, 4, 33, 9, 111.1);
		flow(MONTH, "network", "", "1", 17, 6, 9, 6, 4, 18.3);
		curve("retention-curve", 604, 365, 0.0062, 97.0);
		curve("sobriety-curve", 548, 330, 0.0044, null);
		String[] milestones = { "24h", "30d", "60d", "90d", "6m", "9m", "1y" };
		int[] could = { 44, 79, 66, 61, 48, 39, 0 };
		int[] reached = { 40, 47, 33, 25, 13, 8, 0 };
		int[] possible = { 43, 60, 45, 39, 31, 30, 0 };
		for (int rung = 0; rung < milestones.length; rung++) {
			if (!"90d".equals(milestones[rung])) {
				rate(MONTH, "milestone-reached-" + milestones[rung], "", "", could[rung], 0, 0, reached[rung]);
				rate(MONTH, "milestone-possible-" + milestones[rung], "", "", could[rung], 0, 0, possible[rung]);
			}
			int known = could[rung] - possible[rung] + reached[rung];
			rate(MONTH, "milestone-known-" + milestones[rung], "", "", could[rung], 0, could[rung] - known,
					Math.min(reached[rung], known));
			count(MONTH, "milestones-this-month", milestones[rung], "", "", "", Math.floorDiv(could[rung], 2),
					could[rung]);
		}
		rate(MONTH, "negative-share-missing-negative", "", "", 644, 9, 0, 533);
		rate(MONTH, "negative-share-last-carried", "", "", 644, 9, 0, 482);
		rate(MONTH, "negative-share-present-only", "", "", 644, 9, 118, 415);
		rate(MONTH, "follow-up-14-days", "referred-in", "", 14, 0, 0, 9);
		String[] reasons = { "completed", "dropped_out", "terminated", "transferred", "incarcerated", "died", "other",
				"unknown" };
		int[] left = { 19, 14, 3, 5, 2, 0, 2, 2 };
		for (int reason = 0; reason < reasons.length; reason++) {
			share("discharge-reason", reasons[reason], left[reason], 47);
			if (left[reason] > 0) {
				length(MONTH, reasons[reason], left[reason], 98.0 - 9 * reason, 101.5 - 9 * reason, 44 - 4 * reason,
						131 - 11 * reason, 166 - 12 * reason);
			}
		}
		share("admissions-by-referral-source", "criminal_justice", 18, 42);
		share("admissions-by-referral-source", "self_or_family", 13, 42);
		share("admissions-by-referral-source", "health_care", 11, 42);
		bands();
		outcome("nom-employed", 0.31, 0.52, 0.04, 0.38);
		outcome("nom-stable-housing", 0.78, 0.8, -0.12, 0.17);
		outcome("nom-no-arrests", 0.83, 0.97, 0.01, 0.29);
		outcome("nom-abstinent-alcohol", 0.46, 0.71, 0.06, 0.43);
		outcome("nom-abstinent-drugs", 0.4, 0.71, 0.11, 0.48);
		outcome("nom-no-primary-use", 0.17, 0.66, 0.28, 0.64);
		change(Statistic.BEFORE, "", 44, 15.0);
		change(Statistic.AFTER, "", 36, 21.0);
		change(Statistic.BEFORE, "paired", 35, 12.0);
		change(Statistic.AFTER, "paired", 35, 20.0);
		change(Statistic.AFTER, "lower-bound", 44, 21.0);
		change(Statistic.AFTER, "upper-bound", 44, 29.0);
		add(MONTH, "nom-self-help", "", "", "", Statistic.CHANGE, "paired", null, 44, 3, 0, 35, null, 8.0 / 35, 0.041,
				0.391);
	}

	private void bands() {
		String[] bands = { "morning", "afternoon", "evening", "weekend" };
		int[] sessions = { 310, 402, 441, 81 };
		int[] attended = { 214, 301, 352, 61 };
		for (int band = 0; band < bands.length; band++) {
			rate(MONTH, "attendance-by-time-band", bands[band], "", sessions[band], 4, 1, attended[band]);
		}
		String[] topics = { "relapse_prevention", "coping_skills", "family_dynamics", "communication",
				"stress_management", "mindfulness" };
		int[] covered = { 39, 37, 28, 33, 35, 21 };
		for (int topic = 0; topic < topics.length; topic++) {
			rate(MONTH, "topic-coverage", topics[topic], "", 41, 0, 0, covered[topic]);
		}
		rate(MONTH, "plan-within-14-days", "", "", 43, 2, 0, 37);
		rate(MONTH, "goals-attained", "", "", 63, 0, 4, 38);
		rate(MONTH, "any-support-contact", "any", "", 118, 0, 0, 81);
		rate(MONTH, "any-support-contact", "mutual_help", "", 118, 0, 0, 66);
		rate(MONTH, "step-down-kept-14-days", "", "", 24, 1, 0, 15);
		for (YearMonth month : List.of(MONTH.minusMonths(1), MONTH)) {
			rate(month, "practises-weekly", "", "", 51, 0, 0, 30);
			rate(month, "skill-used-under-urge", "", "", 143, 0, 2, 81);
		}
	}

	private void outcome(String measure, double before, double after, double low, double high) {
		add(MONTH, measure, "", "", "", Statistic.BEFORE, "paired", null, 44, 3, 6, 35, Math.round(before * 35), before,
				null, null);
		add(MONTH, measure, "", "", "", Statistic.AFTER, "paired", null, 44, 3, 6, 35, Math.round(after * 35), after,
				null, null);
		add(MONTH, measure, "", "", "", Statistic.CHANGE, "paired", null, 44, 3, 6, 35, null, after - before, low,
				high);
	}

	private void rate(YearMonth month, String measure, String part, String site, long eligible, long excluded,
			long missing, long numerator) {
		long denominator = Math.max(eligible - excluded - missing, 0);
		long met = Math.min(numerator, denominator);
		double[] interval = wilson(met, denominator);
		boolean nobody = denominator == 0;
		add(month, measure, part, site, "", Statistic.RATE, "", null, eligible, excluded, missing, denominator, met,
				nobody ? null : (double) met / denominator, nobody ? null : interval[0], nobody ? null : interval[1]);
	}

	private void flow(YearMonth month, String part, String site, String level, int opening, int admissions,
			int transfersIn, int discharges, int transfersOut, double average) {
		double[] values = { opening, admissions, transfersIn, discharges, transfersOut,
				opening + admissions + transfersIn - discharges - transfersOut, average };
		String[] lines = { "opening", "admissions", "transfers_in", "discharges", "transfers_out", "closing",
				"average_daily_census" };
		for (int line = 0; line < lines.length; line++) {
			count(month, "census-flow", part, site, level, lines[line], values[line], Math.round(values[line]));
		}
	}

	private void count(YearMonth month, String measure, String part, String site, String level, String category,
			double value, long denominator) {
		add(month, measure, part, site, level, Statistic.COUNT, category, null, denominator, 0, 0, denominator, null,
				value, null, null);
	}

	private void share(String measure, String category, int count, int all) {
		add(MONTH, measure, "", "", "", Statistic.COUNT, category, null, all, 0, 0, all, (long) count, (double) count,
				null, null);
		double[] interval = wilson(count, all);
		add(MONTH, measure, "", "", "", Statistic.SHARE, category, null, all, 0, 0, all, (long) count,
				(double) count / all, interval[0], interval[1]);
	}

	private void length(YearMonth month, String part, long n, double median, double mean, double lower, double upper,
			double ninetieth) {
		boolean few = n < 6;
		add(month, "length-of-stay", part, "", "", Statistic.MEDIAN, "", null, n, 0, 0, n, null, median,
				few ? null : median - 14, few ? null : median + 19.5);
		add(month, "length-of-stay", part, "", "", Statistic.MEAN, "", null, n, 0, 0, n, null, mean, null, null);
		add(month, "length-of-stay", part, "", "", Statistic.P25, "", null, n, 0, 0, n, null, lower, null, null);
		add(month, "length-of-stay", part, "", "", Statistic.P75, "", null, n, 0, 0, n, null, upper, null, null);
		add(month, "length-of-stay", part, "", "", Statistic.P90, "", null, n, 0, 0, n, null, ninetieth, null, null);
	}

	private void curve(String measure, int n, int last, double hazard, @Nullable Double median) {
		for (int day = 1; day <= last; day += 3) {
			double share = Math.exp(-hazard * day);
			double half = 0.9 * Math.sqrt(share * (1 - share) * day / last / n) + 0.012 * day / last;
			long atRisk = Math.round(n * share * (1 - 0.5 * day / last));
			add(MONTH, measure, "", "", "", Statistic.SURVIVAL, "", (double) day, n, 0, 0, atRisk, 2L, share,
					Math.max(0, share - 2 * half), Math.min(1, share + 2 * half));
		}
		add(MONTH, measure, "", "", "", Statistic.MEDIAN, "", null, n, 0, 0, n, null, median,
				(median == null) ? null : median - 15, (median == null) ? null : median + 17);
	}

	private void change(Statistic statistic, String category, long n, double met) {
		double[] interval = wilson((long) met, n);
		add(MONTH, "nom-self-help", "", "", "", statistic, category, null, 44, 3, 44 - n, n, (long) met, met / n,
				interval[0], interval[1]);
	}

	private void excluded(String measure, String reason, int count) {
		add(MONTH, measure, "", "", "", Statistic.EXCLUDED, reason, null, count, count, 0, 0, null, (double) count,
				null, null);
	}

	private void add(YearMonth month, String measure, String part, String site, String level, Statistic statistic,
			String category, @Nullable Double time, long eligible, long excluded, long missing, long denominator,
			@Nullable Long numerator, @Nullable Double value, @Nullable Double low, @Nullable Double high) {
		this.results
			.add(new Result(ReportingPeriod.of(month), AS_OF, measure, "5d1f0c", part, site, level, "", "", statistic,
					category, time, eligible, excluded, missing, denominator, numerator, value, low, high, false));
	}

	private static double[] wilson(long met, long n) {
		if (n == 0) {
			return new double[] { 0, 0 };
		}
		double z = 1.959964;
		double p = (double) met / n;
		double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
		double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
		return new double[] { centre - half, centre + half };
	}

}

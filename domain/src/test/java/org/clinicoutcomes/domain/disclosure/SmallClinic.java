package org.clinicoutcomes.domain.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Group;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.domain.statistics.Interval;
import org.clinicoutcomes.domain.statistics.PairedChange;
import org.jspecify.annotations.Nullable;

/**
 * A clinic of which only counts are known: subjects with month, site, level and sex, and
 * what three measures say of each.
 */
public final class SmallClinic {

	static final String RATE = "retained";

	static final String OTHER_RATE = "completed";

	static final String REASONS = "reasons";

	static final String ANSWERS = "answers";

	final List<Subject> subjects = new ArrayList<>();

	private final boolean hasLevels;

	SmallClinic(boolean hasLevels) {
		this.hasLevels = hasLevels;
	}

	/**
	 * A clinic by chance: sizes, shares and the number of sites differ widely.
	 */
	static SmallClinic byChance(Random chance, YearMonth first, int months, boolean isTiny) {
		int[] sites = isTiny ? new int[] { 1, 2, 2, 3 } : new int[] { 1, 2, 2, 3, 3, 4, 12 };
		int siteCount = sites[chance.nextInt(sites.length)];
		SmallClinic clinic = new SmallClinic(!isTiny && chance.nextInt(3) == 0);
		double met = chance.nextDouble();
		double out = chance.nextInt(3) == 0 ? 0 : chance.nextDouble() * 0.3;
		int[] scales = { 1, 3, 6, 12, 25, 60 };
		for (int site = 0; site < siteCount; site++) {
			int scale = scales[chance.nextInt(scales.length)];
			for (int month = 0; month < months; month++) {
				int size = chance.nextInt(scale + 1);
				for (int i = 0; i < size; i++) {
					clinic.add(chance, first.plusMonths(month), site, met, out);
				}
			}
		}
		return clinic;
	}

	void add(Random chance, YearMonth month, int site, double met, double out) {
		this.subjects.add(new Subject(month, "S" + site, (chance.nextInt(3) == 0) ? "1" : "2.1",
				(chance.nextInt(3) == 0) ? "male" : "female",
				(chance.nextDouble() < out) ? ((chance.nextInt(2) == 0) ? "died" : "missing-date") : "",
				chance.nextDouble() < met, "abc".charAt(Math.min(2, (int) Math.abs(chance.nextGaussian() * 1.2)) % 3),
				answer(chance), answer(chance)));
	}

	private static char answer(Random chance) {
		int any = chance.nextInt(12);
		return (any < 6) ? 'y' : (any < 11) ? 'n' : '-';
	}

	/**
	 * What its measures say about themselves.
	 * @return one header per measure
	 */
	public static List<MeasureHeader> headers() {
		return List.of(header(RATE, Scoring.PROPORTION), header(OTHER_RATE, Scoring.PROPORTION),
				header(REASONS, Scoring.DISTRIBUTION), header(ANSWERS, Scoring.CHANGE));
	}

	static MeasureHeader header(String id, Scoring scoring) {
		return new MeasureHeader(id, "retention", id, "How many?", "stays that ended in the month", "died", "met",
				"no date", scoring, "", MeasureHeader.Direction.NONE, true, 1, "test");
	}

	/**
	 * Results of some months and of longer periods.
	 */
	List<Result> results(List<ReportingPeriod> periods, boolean withStrata, String... measures) {
		List<Result> results = new ArrayList<>();
		for (ReportingPeriod period : periods) {
			Predicate<Subject> inside = (subject) -> !subject.month.atDay(1).isBefore(period.start())
					&& !subject.month.atEndOfMonth().isAfter(period.end());
			List<Subject> counted = this.subjects.stream().filter(inside).toList();
			boolean isLast = period.end().equals(periods.get(periods.size() - 1).end());
			Map<Group, List<Subject>> groups = new LinkedHashMap<>();
			groups.put(Group.NETWORK, counted);
			split(groups, counted, (subject) -> new Group("", subject.site, "", "", ""));
			if (this.hasLevels && isLast) {
				split(groups, counted, (subject) -> new Group("", "", subject.level, "", ""));
				split(groups, counted, (subject) -> new Group("", subject.site, subject.level, "", ""));
			}
			if (withStrata && isLast) {
				split(groups, counted, (subject) -> new Group("", "", "", "sex", subject.sex));
			}
			for (String measure : measures) {
				groups.forEach((group, members) -> rows(results, measure, period, group, members));
			}
		}
		return results;
	}

	private static void split(Map<Group, List<Subject>> groups, List<Subject> counted,
			Function<Subject, Group> division) {
		Map<Group, List<Subject>> found = new TreeMap<>(java.util.Comparator.comparing(Group::toString));
		counted.forEach(
				(subject) -> found.computeIfAbsent(division.apply(subject), (key) -> new ArrayList<>()).add(subject));
		groups.putAll(found);
	}

	private static void rows(List<Result> results, String measure, ReportingPeriod period, Group group,
			List<Subject> members) {
		List<Subject> in = members.stream().filter((subject) -> subject.out.isEmpty()).toList();
		long missing = members.stream().filter((subject) -> subject.out.startsWith("missing-")).count();
		Row row = new Row(results, measure, period, group, members.size(), members.size() - in.size() - missing,
				missing);
		switch (measure) {
			case RATE -> row.share(Statistic.RATE, "", in, (subject) -> true, (subject) -> subject.met);
			case OTHER_RATE ->
				row.share(Statistic.RATE, "", in, (subject) -> true, (subject) -> subject.met && subject.reason != 'b');
			case REASONS -> {
				for (char reason : new TreeSet<>(in.stream().map((subject) -> subject.reason).toList())) {
					row.share(Statistic.COUNT, "" + reason, in, (subject) -> true,
							(subject) -> subject.reason == reason);
					row.share(Statistic.SHARE, "" + reason, in, (subject) -> true,
							(subject) -> subject.reason == reason);
				}
			}
			default -> {
				Predicate<Subject> both = (subject) -> subject.before != '-' && subject.after != '-';
				row.share(Statistic.BEFORE, "", in, (subject) -> subject.before != '-',
						(subject) -> subject.before == 'y');
				row.share(Statistic.AFTER, "", in, (subject) -> subject.after != '-',
						(subject) -> subject.after == 'y');
				row.share(Statistic.BEFORE, "paired", in, both, (subject) -> subject.before == 'y');
				row.share(Statistic.AFTER, "paired", in, both, (subject) -> subject.after == 'y');
				row.share(Statistic.AFTER, "lower-bound", in, (subject) -> true, (subject) -> subject.after == 'y');
				row.share(Statistic.AFTER, "upper-bound", in, (subject) -> true, (subject) -> subject.after != 'n');
				row.change(in.stream().filter(both).toList());
			}
		}
		new TreeSet<>(members.stream().map((subject) -> subject.out).filter((out) -> !out.isEmpty()).toList())
			.forEach((out) -> row.add(Statistic.EXCLUDED, out, in.size(), null,
					(double) members.stream().filter((subject) -> subject.out.equals(out)).count()));
	}

	static ReportingPeriod period(LocalDate start, LocalDate end) {
		return new ReportingPeriod(start, end);
	}

	/**
	 * One subject.
	 */
	record Subject(YearMonth month, String site, String level, String sex, String out, boolean met, char reason,
			char before, char after) {
	}

	/**
	 * Adds rows of one group.
	 */
	private record Row(List<Result> results, String measure, ReportingPeriod period, Group group, long eligible,
			long excluded, long missing) {

		void share(Statistic statistic, String category, List<Subject> in, Predicate<Subject> counted,
				Predicate<Subject> met) {
			long denominator = in.stream().filter(counted).count();
			long numerator = in.stream().filter(counted).filter(met).count();
			add(statistic, category, denominator, numerator, (statistic == Statistic.COUNT) ? Double.valueOf(numerator)
					: (denominator == 0) ? null : Double.valueOf((double) numerator / denominator));
		}

		void change(List<Subject> both) {
			PairedChange change = new PairedChange(count(both, "yy"), count(both, "yn"), count(both, "ny"),
					count(both, "nn"));
			this.results.add(new Result(this.period, Instant.parse("2026-11-02T08:00:00Z"), this.measure, "v1", "",
					this.group.site(), this.group.levelOfCare(), this.group.stratum(), this.group.stratumValue(),
					Statistic.CHANGE, "paired", null, this.eligible, this.excluded,
					this.eligible - this.excluded - both.size(), both.size(), null,
					change.change().isPresent() ? change.change().getAsDouble() : null,
					change.interval().map(Interval::low).orElse(null),
					change.interval().map(Interval::high).orElse(null), false));
		}

		private static long count(List<Subject> both, String answers) {
			return both.stream().filter((subject) -> answers.equals("" + subject.before + subject.after)).count();
		}

		void add(Statistic statistic, String category, long denominator, @Nullable Long numerator,
				@Nullable Double value) {
			boolean isAnswer = statistic == Statistic.BEFORE || statistic == Statistic.AFTER;
			this.results.add(new Result(this.period, Instant.parse("2026-11-02T08:00:00Z"), this.measure, "v1", "",
					this.group.site(), this.group.levelOfCare(), this.group.stratum(), this.group.stratumValue(),
					statistic, category, null, this.eligible, this.excluded,
					isAnswer ? this.eligible - this.excluded - denominator : this.missing, denominator, numerator,
					value, null, null, false));
		}

	}

}

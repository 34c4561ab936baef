package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.domain.statistics.FunnelLimits;
import org.clinicoutcomes.domain.statistics.Interval;
import org.clinicoutcomes.domain.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * The part that holds sites beside one another, with the limits that chance keeps to, so
 * that small sites are not ranked by chance.
 */
final class SitesCompared {

	/** A page can hold these; all sites stand in the file of results. */
	private static final int MOST_ROWS = 16;

	private static final int SIZES_DRAWN = 60;

	private static final List<Key> KEYS = List.of(new Key("retained-90-days", "Retained 90 days", "stays", "Retained"),
			new Key("attendance-rate", "Sessions attended", "sessions", "Attended"),
			new Key("milestone-reached-90d", "90 days sober, confirmed", "stays", "Reached"));

	private final Answers answers;

	SitesCompared(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		boolean isOneSite = KEYS.stream().allMatch((key) -> sites(key).size() < 2);
		if (isOneSite) {
			blocks.add(new Sentences("", List.of("There are not two sites to compare in this month.")));
		}
		else {
			List<Block> compared = KEYS.stream().filter((key) -> sites(key).size() > 1).map(this::compare).toList();
			boolean isDrawn = compared.stream().anyMatch(FunnelChart.class::isInstance);
			blocks.add(isDrawn ? new Sentences("How to read these charts", List
				.of("A site inside the inner lines differs from all sites together by no more than chance explains, "
						+ "whatever its rank. About one site in twenty lies outside them by chance, about one in five "
						+ "hundred outside the outer ones. A site outside is a question to ask, not a verdict."))
					: new Sentences("How to read these tables",
							List.of("There are too few clients to draw the limits that chance keeps to. With so few, "
									+ "sites may differ a great deal by chance alone.")));
			blocks.addAll(compared);
		}
		return new Part("sites-compared", "Sites compared", "Whether sites differ by more than chance explains.",
				blocks);
	}

	private List<Result> sites(Key key) {
		return this.answers.sites(key.measure(), Statistic.RATE);
	}

	private Block compare(Key key) {
		Result all = this.answers.network(key.measure(), Statistic.RATE);
		Funnel funnel = Funnel.of(all);
		List<Compared> sites = sites(key).stream()
			.map((result) -> new Compared(this.answers.siteName(result.site()), result,
					(funnel == null) ? null : funnel.limits(result)))
			.toList();
		Table numbers = numbers(key, sites, all, funnel);
		List<Compared> drawn = sites.stream().filter((site) -> site.limits() != null).toList();
		if (funnel == null || drawn.size() < 2 || !funnel.isWorthDrawing()) {
			return numbers;
		}
		long largest = drawn.stream().mapToLong((site) -> site.result().denominator()).max().orElseThrow();
		return new FunnelChart(numbers.id().replace('_', '-'), this.answers.marked(key.measure(), key.label()),
				alternative(key, drawn, Objects.requireNonNull(all)), capital(key.unit()) + " counted",
				key.label() + ", %", funnel.overall(),
				drawn.stream()
					.map((site) -> new FunnelChart.Site(site.label(), site.result().denominator(),
							Objects.requireNonNull(Figures.point(site.result())), site.isOutside()))
					.toList(),
				funnel.limits(largest), numbers);
	}

	private static String alternative(Key key, List<Compared> drawn, Result all) {
		List<String> outside = drawn.stream()
			.filter(Compared::isOutside)
			.map((site) -> "%s, %s".formatted(site.label(), site.verdict()))
			.toList();
		return "Sites by the number of %s and the share, around %s for all sites, between the limits that chance keeps to. "
			.formatted(key.unit(), Rates.rate(all).text())
				+ (outside.isEmpty() ? "No site lies outside them. "
						: "Outside the limits: %s. ".formatted(String.join("; ", outside)))
				+ "The numbers are in the table below.";
	}

	private Table numbers(Key key, List<Compared> sites, @Nullable Result all, @Nullable Funnel funnel) {
		List<Compared> shown = sites;
		String note = (funnel != null) ? "From and to: the limits that chance keeps to at the site's size. "
				: "No limits: the clients of all sites are too few for an interval. ";
		if (sites.size() > MOST_ROWS) {
			shown = sites.stream()
				.sorted(Comparator.comparing((Compared site) -> !site.isOutside())
					.thenComparing(Comparator.comparingLong((Compared site) -> site.result().denominator()).reversed()))
				.limit(MOST_ROWS)
				.toList();
			note += "The table shows %s of %s sites, those outside the limits first, then the largest; results.csv has all. "
				.formatted(Cell.count(shown.size()).text(), Cell.count(sites.size()).text());
		}
		if (funnel != null && funnel.designEffect() >= 1.05) {
			note += "%s of one client are alike, so the limits are as wide as for one in %s of them. "
				.formatted(capital(key.unit()), Cell.figure(funnel.designEffect(), Format.DECIMAL).text());
		}
		List<Table.Row> rows = new ArrayList<>(shown.stream().map(SitesCompared::row).toList());
		rows.add(Table.Row.total(Cell.words("All sites"), Figures.excluded(all), Figures.missing(all),
				Figures.counted(all), Figures.met(all), Rates.rate(all), Cell.NOTHING, Cell.NOTHING, Cell.NOTHING,
				Cell.NOTHING, Cell.NOTHING));
		return new Table("sites_" + key.measure().replace('-', '_'),
				this.answers.marked(key.measure(), key.label()) + " by site", note.strip(),
				List.of(Table.Column.rowHeader("Site"), Table.Column.of("Excluded", Format.COUNT),
						Table.Column.of("Missing", Format.COUNT), Table.Column.of("Counted", Format.COUNT),
						Table.Column.of(key.met(), Format.COUNT), Table.Column.of("Rate", Format.PERCENT),
						Table.Column.of("95 % from", Format.PERCENT), Table.Column.of("95 % to", Format.PERCENT),
						Table.Column.of("99.8 % from", Format.PERCENT), Table.Column.of("99.8 % to", Format.PERCENT),
						Table.Column.of("Verdict", Format.TEXT)),
				rows);
	}

	private static Table.Row row(Compared site) {
		Result result = site.result();
		Limits limits = site.limits();
		return Table.Row.of(Cell.words(site.label()), Figures.excluded(result), Figures.missing(result),
				Figures.counted(result), Figures.met(result), Rates.rate(result),
				limit(result, (limits == null) ? null : limits.warning().low()),
				limit(result, (limits == null) ? null : limits.warning().high()),
				limit(result, (limits == null) ? null : limits.alarm().low()),
				limit(result, (limits == null) ? null : limits.alarm().high()), result.suppressed() ? Cell.SUPPRESSED
						: site.verdict().isEmpty() ? Cell.NOTHING : Cell.words(site.verdict()));
	}

	/** The limits would tell the size of a site that is withheld. */
	private static Cell limit(Result result, @Nullable Double value) {
		return result.suppressed() ? Cell.SUPPRESSED : Cell.limit(value, Format.PERCENT);
	}

	private static String capital(String words) {
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	/**
	 * A measure that is compared.
	 */
	private record Key(String measure, String label, String unit, String met) {

	}

	/**
	 * The limits at one site's size.
	 */
	private record Limits(Interval warning, Interval alarm) {

	}

	/**
	 * One site beside the limits at its size, which it has none of where it is withheld
	 * or nobody is counted.
	 */
	private record Compared(String label, Result result, @Nullable Limits limits) {

		boolean isOutside() {
			return this.limits != null && !isIn(this.limits.warning());
		}

		private boolean isIn(Interval interval) {
			double share = Objects.requireNonNull(Figures.point(this.result));
			return interval.low() <= share && share <= interval.high();
		}

		String verdict() {
			if (this.limits == null) {
				return "";
			}
			boolean isHigh = Objects.requireNonNull(Figures.point(this.result)) > this.limits.warning().high();
			String side = isHigh ? "above" : "below";
			return !isOutside() ? "within" : !isIn(this.limits.alarm()) ? side + " 99.8 %" : side + " 95 %";
		}

	}

	/**
	 * The limits around the share of all sites together.
	 */
	private record Funnel(double overall, double designEffect) {

		/** None where the share of all sites or its interval is not known. */
		static @Nullable Funnel of(@Nullable Result all) {
			Double share = Figures.point(all);
			Double low = Figures.low(all);
			Double high = Figures.high(all);
			Long met = (all == null) ? null : all.numerator();
			if (all == null || share == null || low == null || high == null || met == null) {
				return null;
			}
			return new Funnel(share, new Proportion(met, all.denominator()).designEffect(new Interval(low, high)));
		}

		/** Around nobody or everybody the limits are one line. */
		boolean isWorthDrawing() {
			return this.overall > 0 && this.overall < 1;
		}

		@Nullable Limits limits(Result site) {
			return Figures.isTold(site) ? at(site.denominator()) : null;
		}

		private Limits at(long size) {
			FunnelLimits limits = new FunnelLimits(this.overall);
			return new Limits(limits.warning(size, this.designEffect), limits.alarm(size, this.designEffect));
		}

		List<FunnelChart.Limits> limits(long largest) {
			TreeSet<Long> sizes = new TreeSet<>();
			double end = largest * 1.1;
			for (int index = 1; index <= SIZES_DRAWN; index++) {
				// Close together where the lines are steep.
				sizes.add(Math.max(1, Math.round(end * Math.pow((double) index / SIZES_DRAWN, 2))));
			}
			return sizes.stream().map((size) -> {
				Limits limits = at(size);
				return new FunnelChart.Limits(size, limits.warning().low(), limits.warning().high(),
						limits.alarm().low(), limits.alarm().high());
			}).toList();
		}

	}

}

package org.clinicoutcomes.domain.report;

import java.time.Instant;
import java.time.YearMonth;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Builds results of October 2026 by saying only what matters to a test.
 */
final class ResultBuilder {

	static final YearMonth OCTOBER = YearMonth.of(2026, 10);

	private final String measure;

	private final Statistic statistic;

	private YearMonth month = OCTOBER;

	private String part = "";

	private String site = "";

	private String level = "";

	private String category = "";

	private @Nullable Double time;

	private long denominator;

	private @Nullable Long numerator;

	private @Nullable Long eligible;

	private @Nullable Double value;

	private @Nullable Double low;

	private @Nullable Double high;

	private boolean isSuppressed;

	private ResultBuilder(String measure, Statistic statistic) {
		this.measure = measure;
		this.statistic = statistic;
	}

	static ResultBuilder aRate(String measure, long numerator, long denominator) {
		ResultBuilder builder = new ResultBuilder(measure, Statistic.RATE);
		builder.numerator = numerator;
		builder.denominator = denominator;
		builder.value = (denominator == 0) ? null : (double) numerator / denominator;
		return builder;
	}

	static ResultBuilder aCount(String measure, String category, double value) {
		ResultBuilder builder = new ResultBuilder(measure, Statistic.COUNT);
		builder.category = category;
		builder.value = value;
		return builder;
	}

	static ResultBuilder aStep(String measure, double time, double share) {
		ResultBuilder builder = new ResultBuilder(measure, Statistic.SURVIVAL);
		builder.time = time;
		builder.value = share;
		builder.denominator = 100;
		return builder;
	}

	static ResultBuilder aPaired(String measure, Statistic statistic, double value, long answered) {
		ResultBuilder builder = new ResultBuilder(measure, statistic);
		builder.category = "paired";
		builder.denominator = answered;
		builder.value = value;
		return builder;
	}

	static ResultBuilder a(String measure, Statistic statistic, double value, long denominator) {
		ResultBuilder builder = new ResultBuilder(measure, statistic);
		builder.denominator = denominator;
		builder.value = value;
		return builder;
	}

	ResultBuilder in(YearMonth wanted) {
		this.month = wanted;
		return this;
	}

	ResultBuilder part(String name) {
		this.part = name;
		return this;
	}

	ResultBuilder site(String code) {
		this.site = code;
		return this;
	}

	ResultBuilder level(String code) {
		this.level = code;
		return this;
	}

	ResultBuilder interval(double from, double to) {
		this.low = from;
		this.high = to;
		return this;
	}

	ResultBuilder category(String name) {
		this.category = name;
		return this;
	}

	ResultBuilder at(double day) {
		this.time = day;
		return this;
	}

	ResultBuilder of(long numerator, long denominator) {
		this.numerator = numerator;
		this.denominator = denominator;
		return this;
	}

	ResultBuilder eligible(long count) {
		this.eligible = count;
		return this;
	}

	ResultBuilder suppressed() {
		this.isSuppressed = true;
		return this;
	}

	Result build() {
		long all = (this.eligible != null) ? this.eligible : this.denominator;
		return new Result(ReportingPeriod.of(this.month), Instant.parse("2026-11-02T08:00:00Z"), this.measure, "v1",
				this.part, this.site, this.level, "", "", this.statistic, this.category, this.time, all, 0, 0,
				this.denominator, this.numerator, this.value, this.low, this.high, this.isSuppressed);
	}

}

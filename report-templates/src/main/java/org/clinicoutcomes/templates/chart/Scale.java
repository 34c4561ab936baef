package org.clinicoutcomes.templates.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.clinicoutcomes.domain.report.Format;

/**
 * An axis from zero to a round number, with its ticks.
 */
record Scale(double maximum, double step, Format format) {

	/** From zero to the next round number at or above the largest value. */
	static Scale upTo(double largest, Format format) {
		if (format == Format.PERCENT && largest > 0.6) {
			return new Scale(1, 0.25, format);
		}
		double target = Math.max(largest, (format == Format.PERCENT) ? 0.1 : 4);
		double magnitude = Math.pow(10, Math.floor(Math.log10(target)));
		double step = magnitude;
		for (double factor : new double[] { 0.1, 0.2, 0.25, 0.5, 1, 2 }) {
			step = factor * magnitude;
			if (target / step <= 5) {
				break;
			}
		}
		return new Scale(Math.ceil(target / step - 1e-9) * step, step, format);
	}

	List<Double> ticks() {
		List<Double> ticks = new ArrayList<>();
		for (int index = 0; index * this.step <= this.maximum + 1e-9; index++) {
			ticks.add(index * this.step);
		}
		return ticks;
	}

	/** The tick's figure without unit: that stands in the axis label. */
	String label(double tick) {
		BigDecimal value = BigDecimal.valueOf((this.format == Format.PERCENT) ? tick * 100 : tick)
			.setScale(2, RoundingMode.HALF_UP)
			.stripTrailingZeros();
		return String.format(Locale.US, "%,." + Math.max(value.scale(), 0) + "f", value);
	}

}

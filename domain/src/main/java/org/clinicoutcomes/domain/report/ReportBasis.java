package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.benchmark.Benchmark;
import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.result.Provenance;

/**
 * What a report needs to know besides the results.
 *
 * @param periods the month and the longer periods that end with it
 * @param siteNames names by site code; a site without one is printed by its code
 * @param provenance which measures are provisional
 * @param targets what measures should reach
 * @param benchmarks what others published
 * @param earlier what earlier issues said
 */
public record ReportBasis(MonthPeriods periods, Map<String, String> siteNames, Provenance provenance,
		List<Target> targets, List<Benchmark> benchmarks, Earlier earlier) {

	public ReportBasis {
		siteNames = Map.copyOf(siteNames);
		targets = List.copyOf(targets);
		benchmarks = List.copyOf(benchmarks);
	}

}

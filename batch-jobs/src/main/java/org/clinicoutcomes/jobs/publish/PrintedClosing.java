package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;

/**
 * Reads from an issue how many were in care at the end of its month.
 */
final class PrintedClosing {

	private PrintedClosing() {
	}

	/**
	 * Read.
	 * @param results the issue's {@code results.csv}
	 * @param month its month
	 * @return stays in care by site code, the network's under an empty code; empty if the
	 * file is gone
	 */
	static Map<String, Long> of(Path results, YearMonth month) {
		ReportingPeriod period = ReportingPeriod.of(month);
		Map<String, Long> closing = new TreeMap<>();
		ResultsFile.read(results, (result) -> result.period().equals(period) && isClosing(result))
			.forEach((result) -> closing.put(result.site(), Math.round(Objects.requireNonNull(result.value()))));
		return closing;
	}

	private static boolean isClosing(Result result) {
		boolean isLine = (result.isNetwork() && result.part().equals("network"))
				|| (result.isSite() && result.part().equals("site"));
		return isLine && result.measure().equals("census-flow") && result.statistic() == Statistic.COUNT
				&& result.category().equals("closing");
	}

}

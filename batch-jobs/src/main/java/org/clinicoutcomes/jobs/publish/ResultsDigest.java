package org.clinicoutcomes.jobs.publish;

import java.util.List;

import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.domain.result.Result;

/**
 * Tells whether two issues have the same numbers, whenever they were known.
 */
final class ResultsDigest {

	private ResultsDigest() {
	}

	static String of(List<Result> results) {
		return Digest.of(results.stream()
			.map((result) -> String.join("|", result.period().toString(), result.measure(), result.part(),
					result.site(), result.levelOfCare(), result.stratum(), result.stratumValue(),
					result.statistic().word(), result.category(), ResultsFile.number(result.time()),
					"" + result.eligible(), "" + result.excluded(), "" + result.missing(), "" + result.denominator(),
					"" + result.numerator(), ResultsFile.number(result.value()), ResultsFile.number(result.ciLow()),
					ResultsFile.number(result.ciHigh())))
			.sorted()
			.toArray(String[]::new));
	}

}

package org.clinicoutcomes.domain.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether survival differs between groups by more than chance explains.
 * <p>
 * At every time with an event, the events of each group are compared with those expected
 * if all groups had the same risk, d · n<sub>g</sub> ÷ n; the chi-square is the quadratic
 * form of the summed differences in the inverse of their hypergeometric covariance (N.
 * Mantel, 1966; R. Peto and J. Peto, 1972). Agrees with {@code survdiff} of R's package
 * {@code survival}.
 *
 * @param chiSquare the test statistic
 * @param degreesOfFreedom number of groups that could be compared, minus 1
 * @param probability of a chi-square at least as large if the groups were alike
 */
public record LogRank(double chiSquare, int degreesOfFreedom, double probability) {

	/**
	 * Compares groups.
	 * @param groups what is known of the people of each group
	 * @return the test, empty if fewer than two groups could have had an event
	 */
	public static Optional<LogRank> of(List<? extends Collection<KaplanMeier.Observation>> groups) {
		TreeMap<Double, long[][]> byTime = new TreeMap<>();
		long[] atRisk = new long[groups.size()];
		for (int group = 0; group < groups.size(); group++) {
			for (KaplanMeier.Observation observation : groups.get(group)) {
				long[][] counts = byTime.computeIfAbsent(observation.time(), (time) -> new long[groups.size()][2]);
				counts[group][observation.event() ? 0 : 1] += observation.count();
				atRisk[group] += observation.count();
			}
		}
		double[] difference = new double[groups.size()];
		double[][] covariance = new double[groups.size()][groups.size()];
		for (long[][] counts : byTime.values()) {
			add(difference, covariance, counts, atRisk);
			for (int group = 0; group < atRisk.length; group++) {
				atRisk[group] -= counts[group][0] + counts[group][1];
			}
		}
		return test(difference, covariance);
	}

	private static void add(double[] difference, double[][] covariance, long[][] counts, long[] atRisk) {
		double all = 0;
		double events = 0;
		for (int group = 0; group < atRisk.length; group++) {
			all += atRisk[group];
			events += counts[group][0];
		}
		if (events == 0) {
			return;
		}
		double factor = (all > 1) ? events * (all - events) / (all - 1) : 0;
		for (int group = 0; group < atRisk.length; group++) {
			double share = atRisk[group] / all;
			difference[group] += counts[group][0] - events * share;
			for (int other = 0; other < atRisk.length; other++) {
				covariance[group][other] += factor * share * (((group == other) ? 1 : 0) - atRisk[other] / all);
			}
		}
	}

	/**
	 * The differences add up to 0, so the last group that was ever at risk with others is
	 * left out of the quadratic form.
	 */
	private static Optional<LogRank> test(double[] difference, double[][] covariance) {
		int[] compared = java.util.stream.IntStream.range(0, difference.length)
			.filter((group) -> covariance[group][group] > 0)
			.toArray();
		int size = compared.length - 1;
		if (size < 1) {
			return Optional.empty();
		}
		double[][] matrix = new double[size][size + 1];
		for (int row = 0; row < size; row++) {
			for (int column = 0; column < size; column++) {
				matrix[row][column] = covariance[compared[row]][compared[column]];
			}
			matrix[row][size] = difference[compared[row]];
		}
		double chiSquare = 0;
		double[] solved = solve(matrix);
		for (int row = 0; row < size; row++) {
			chiSquare += solved[row] * difference[compared[row]];
		}
		return Optional.of(new LogRank(chiSquare, size,
				ChiSquaredDistribution.of(size).survivalProbability(Math.max(0, chiSquare))));
	}

	/**
	 * Gaussian elimination; a covariance is positive definite, so no pivot is 0.
	 */
	private static double[] solve(double[][] matrix) {
		int size = matrix.length;
		for (int pivot = 0; pivot < size; pivot++) {
			for (int row = pivot + 1; row < size; row++) {
				double factor = matrix[row][pivot] / matrix[pivot][pivot];
				for (int column = pivot; column <= size; column++) {
					matrix[row][column] -= factor * matrix[pivot][column];
				}
			}
		}
		double[] solution = new double[size];
		for (int row = size - 1; row >= 0; row--) {
			double value = matrix[row][size];
			for (int column = row + 1; column < size; column++) {
				value -= matrix[row][column] * solution[column];
			}
			solution[row] = value / matrix[row][row];
		}
		return solution;
	}

}

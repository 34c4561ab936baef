package org.clinicoutcomes.domain.disclosure;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.disclosure.Official.Block;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;

/**
 * How much of a release is left to read. For those who work on disclosure control only:
 * how many of the hidden rows are small themselves says something about each of them, so
 * it must not be published with the release.
 *
 * @param rows number of rows with counts, curves and other rows that follow rules of
 * their own left out
 * @param showable number of those that count somebody and neither are nor give away a
 * small count, each looked at for itself; the others must be hidden whatever is done
 * @param shown number of those that are shown
 */
public record Usefulness(long rows, long showable, long shown) {

	public Usefulness {
		if (shown > showable || showable > rows) {
			throw new IllegalArgumentException("Shown rows must be showable rows, and these rows, got: %d of %d of %d"
				.formatted(shown, showable, rows));
		}
	}

	/**
	 * Compare a release with what could have been shown.
	 * @param exact the exact results that were protected
	 * @param headers what the measures say about themselves
	 * @param threshold the smallest count that is shown
	 * @param release what came of them
	 * @param which the rows to look at
	 * @return how many rows are left
	 */
	public static Usefulness of(List<Result> exact, Collection<MeasureHeader> headers, int threshold,
			ProtectedRelease release, Predicate<Result> which) {
		Map<String, MeasureHeader> known = headers.stream()
			.collect(Collectors.toMap(MeasureHeader::id, (header) -> header));
		Set<Object> printed = new HashSet<>();
		release.results()
			.stream()
			.filter((row) -> !row.suppressed())
			.map(ReleasedNumbers.Key::of)
			.forEach(printed::add);
		long[] numbers = new long[3];
		exact.stream()
			.collect(Collectors.groupingBy(Block::of, LinkedHashMap::new, Collectors.toList()))
			.forEach((block, rows) -> {
				MeasureHeader header = known.get(block.measure());
				Composition composition = (header == null) ? null : Composition.of(header.scoring());
				if (composition != null) {
					Alone alone = new Alone(block, composition, rows, threshold);
					rows.stream().filter(which).forEach((row) -> {
						boolean isShowable = alone.couldBeShown(row);
						numbers[0]++;
						numbers[1] += isShowable ? 1 : 0;
						numbers[2] += (isShowable && printed.contains(ReleasedNumbers.Key.of(row))) ? 1 : 0;
					});
				}
			});
		return new Usefulness(numbers[0], numbers[1], numbers[2]);
	}

}

package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a reader is told, once, for every format to print.
 *
 * @param identity what this issue is and where its numbers come from
 * @param parts the parts in reading order
 * @param look what the clinic changed about the look
 */
public record Report(ReportIdentity identity, List<Part> parts, Look look) {

	/**
	 * A report that looks like the house.
	 * @param identity what this issue is and where its numbers come from
	 * @param parts the parts in reading order
	 */
	public Report(ReportIdentity identity, List<Part> parts) {
		this(identity, parts, Look.HOUSE);
	}

	public Report {
		parts = List.copyOf(parts);
		requireUnique("part", parts.stream().map(Part::id).toList());
		requireUnique("table", tables(parts).map(Table::id).toList());
	}

	/**
	 * The same report in the look of a clinic: its parts, in its order, with its titles.
	 * @param other the look
	 * @return the report
	 * @throws IllegalArgumentException if the look names a part that there is not
	 */
	public Report lookingLike(Look other) {
		return new Report(this.identity, other.arrange(this.parts), other);
	}

	/**
	 * All tables in reading order, those that belong to charts included.
	 * @return tables whose ids are unique within the report
	 */
	public List<Table> tables() {
		return tables(this.parts).toList();
	}

	private static Stream<Table> tables(List<Part> parts) {
		return parts.stream().flatMap((part) -> part.blocks().stream()).flatMap(Report::tablesOf);
	}

	private static Stream<Table> tablesOf(Block block) {
		if (block instanceof Table table) {
			return Stream.of(table);
		}
		return (block instanceof Chart chart) ? Stream.of(chart.numbers()) : Stream.empty();
	}

	private static void requireUnique(String what, List<String> ids) {
		Set<String> repeated = ids.stream()
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 1)
			.map((entry) -> entry.getKey())
			.collect(Collectors.toSet());
		if (!repeated.isEmpty()) {
			throw new IllegalArgumentException(
					"The id of a %s must be unique within a report, got more than one: %s".formatted(what, repeated));
		}
	}

}

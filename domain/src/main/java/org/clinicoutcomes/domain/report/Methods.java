package org.clinicoutcomes.domain.report;

import java.util.Collection;
import java.util.List;

import org.clinicoutcomes.domain.measure.MeasureHeader;

/**
 * The part on methods: how every measure is defined and where this issue comes from.
 */
final class Methods {

	private final ReportIdentity identity;

	private final Answers answers;

	Methods(ReportIdentity identity, Answers answers) {
		this.identity = identity;
		this.answers = answers;
	}

	Part part() {
		return new Part("methods", "Methods", "How every number is defined, and where this issue comes from.",
				List.of(issue(), rules(), definitions(this.answers, this.answers.headers())));
	}

	private Table issue() {
		return new Table("issue", "This issue", "",
				List.of(Table.Column.rowHeader("What"), Table.Column.of("Value", Format.TEXT)),
				issueRows(this.identity));
	}

	static List<Table.Row> issueRows(ReportIdentity identity) {
		return List.of(row("Program", identity.program()), row("Period", identity.period().name()),
				row("Kind and audience", identity.kind().word() + ", " + identity.audience()),
				row("Revision", Integer.toString(identity.revision())),
				row("Records as known on", identity.asOfInWords()),
				row("Data cut-off", identity.dataCutOff().toString()), row("Run", identity.run()),
				row("Software version", identity.softwareVersion()),
				row("Catalogue version", identity.catalogueVersion()));
	}

	static Table.Row row(String what, String value) {
		return Table.Row.of(Cell.words(what), Cell.words(value));
	}

	static Sentences rules() {
		return new Sentences("Rules for all measures", List.of(
				"A case is counted in the month in which it is mature: the month in which its answer can first be known.",
				"Percentages are rounded half up to one decimal. Where there is nobody to count, no rate is printed.",
				"Intervals are 95 % intervals: Wilson's for rates, widened where sessions or tests of one client are "
						+ "counted; Newcombe's for the change of the same people; order statistics for medians."));
	}

	static Definitions definitions(Answers answers, Collection<MeasureHeader> measures) {
		return new Definitions("Measures", measures.stream()
			.map((header) -> new Definitions.Definition(header.id(), answers.marked(header.id(), header.title()),
					answers.version(header.id()), header.question(), header.denominator(), header.exclusion(),
					header.numerator(), header.missing(), header.source()))
			.toList());
	}

}

package org.clinicoutcomes.domain.report;

import java.util.List;

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
				List.of(issue(), rules(), definitions()));
	}

	private Table issue() {
		return new Table("issue", "This issue", "",
				List.of(Table.Column.rowHeader("What"), Table.Column.of("Value", Format.TEXT)),
				List.of(row("Program", this.identity.program()), row("Month", this.identity.monthInWords()),
						row("Kind and audience", this.identity.kind().word() + ", " + this.identity.audience()),
						row("Revision", Integer.toString(this.identity.revision())),
						row("Records as known on", this.identity.asOfInWords()),
						row("Data cut-off", this.identity.dataCutOff().toString()), row("Run", this.identity.run()),
						row("Software version", this.identity.softwareVersion()),
						row("Catalogue version", this.identity.catalogueVersion())));
	}

	private static Table.Row row(String what, String value) {
		return Table.Row.of(Cell.words(what), Cell.words(value));
	}

	private Sentences rules() {
		return new Sentences("Rules for all measures", List.of(
				"A case is counted in the month in which it is mature: the month in which its answer can first be known.",
				"Percentages are rounded half up to one decimal. Where there is nobody to count, no rate is printed.",
				"Intervals are 95 % intervals: Wilson's for rates, widened where sessions or tests of one client are "
						+ "counted; Newcombe's for the change of the same people; order statistics for medians."));
	}

	private Definitions definitions() {
		return new Definitions("Measures", this.answers.headers()
			.stream()
			.map((header) -> new Definitions.Definition(header.id(), this.answers.marked(header.id(), header.title()),
					this.answers.version(header.id()), header.question(), header.denominator(), header.exclusion(),
					header.numerator(), header.missing(), header.source()))
			.toList());
	}

}

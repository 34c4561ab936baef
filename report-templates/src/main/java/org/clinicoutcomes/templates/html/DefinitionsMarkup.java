package org.clinicoutcomes.templates.html;

import org.clinicoutcomes.domain.report.Definitions;

/**
 * How measures are defined, one heading and one list of terms each.
 */
final class DefinitionsMarkup {

	private final Definitions definitions;

	private final Markup markup;

	DefinitionsMarkup(Definitions definitions, Markup markup) {
		this.definitions = definitions;
		this.markup = markup;
	}

	void write() {
		boolean hasTitle = !this.definitions.title().isBlank();
		if (hasTitle) {
			this.markup.leaf("h3", this.definitions.title());
		}
		this.definitions.entries().forEach((entry) -> write(entry, hasTitle ? "h4" : "h3"));
	}

	private void write(Definitions.Definition definition, String heading) {
		this.markup.open("div", "class", "definition");
		this.markup.leaf(heading, definition.title());
		this.markup.open("p", "class", "measure");
		this.markup.leaf("code", definition.measure());
		if (!definition.version().isBlank()) {
			this.markup.text(" version " + definition.version());
		}
		this.markup.close();
		if (!definition.question().isBlank()) {
			this.markup.leaf("p", definition.question());
		}
		this.markup.open("dl");
		entry("Counted", definition.denominator());
		entry("Not counted", definition.exclusion());
		entry("Met when", definition.numerator());
		entry("Missing data", definition.missing());
		entry("Source", definition.source());
		this.markup.close();
		this.markup.close();
	}

	private void entry(String term, String text) {
		if (!text.isBlank()) {
			this.markup.open("div");
			this.markup.leaf("dt", term);
			this.markup.leaf("dd", text);
			this.markup.close();
		}
	}

}

package org.clinicoutcomes.templates.html;

import org.clinicoutcomes.domain.report.Table;

/**
 * The names of places in the page; all but those of parts have an underscore, which a
 * part's id cannot have, so that no two are alike.
 */
final class Ids {

	static final String REPORT = "the_report";

	static final String CONTENTS = "the_contents";

	static final String ABOUT = "about_this_report";

	private Ids() {
	}

	static String of(Table table) {
		return "table_" + table.id();
	}

	static String picture(int number) {
		return "picture_" + number;
	}

}

package org.clinicoutcomes.domain.measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForbiddenWordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "select now()", "select pg_catalog.NOW ( )", "select \"now\"()", "select current_date",
			"select Current_Timestamp", "select 'now'::date", "select date ' today '", "select clock_timestamp()",
			"select age(admitted_on)", "select age(least(admitted_on, discharged_on))", "select random()",
			"select localtime" })
	void whatDependsOnTheClockIsFound(String query) {
		assertThat(ForbiddenWords.fault(query)).get().asString().startsWith("must depend on its period");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select set_config('role', 'x', true)", "select pg_catalog.set_config('a', 'b', true)",
			"select pg_sleep(9)" })
	void whatChangesTheSessionIsFound(String query) {
		assertThat(ForbiddenWords.fault(query)).get().asString().startsWith("must leave its session");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select now", "-- as of now()\nselect 1", "/* current_date */ select 1",
			"select age(discharged_on, admitted_on)", "select 'now and then'", "select x.random from x",
			"select known_now(1)" })
	void otherTextIsLeftAlone(String query) {
		assertThat(ForbiddenWords.fault(query)).isEmpty();
	}

	@Test
	void theMeasureIsNamed() {
		String text = MeasureTexts.measure().replace("where", "where current_date > admitted_on and");
		assertThat(text).contains("current_date");
		assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> MeasureFile.read("own", "own-today", text, "")))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageStartingWith(
					"Measure own-today must depend on its period and not on when it runs, got: current_date");
	}

}

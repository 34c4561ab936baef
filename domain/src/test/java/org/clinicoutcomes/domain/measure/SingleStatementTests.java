package org.clinicoutcomes.domain.measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SingleStatementTests {

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "select 1;", "select 1 ; \n\t ", "SELECT 1",
			"with one as (select 1) select * from one",
			"-- title: One\n-- why: two; three\nselect 1;\n-- the end; really",
			"/* a; /* nested; */ still; */ select 1", "select ';'", "select 'it''s; one'",
			"select \"a;b\", \"say \"\"; \"\"\"", "select $$ ; drop table stay; $$", "select $tag$ ; $$ ' $tag$;",
			"select $ä$ ' $ä$", "select 1 /* ( */ -- )\n", "select a$b from one where c = $1",
			"select (array[1, 2])[1:2]", "select E'tab\\t'", "select 'C:\\temp'" })
	void oneQueryIsLeftAlone(String text) {
		assertThat(SingleStatement.fault(text)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1; drop table stay", "select 1; drop table stay;", "select 1;; select 2",
			"select 1;;", "select 1; -- harmless\n drop table stay", "select 1; /* harmless */ drop table stay",
			"select 1; /* left open", "select 1; 'text'", "select 1; commit; begin", "select 'a'; drop table stay; --'",
			"select $$ $$; drop table stay; select $$ $$", "select /* /* */ ; */ 1; drop table stay" })
	void aSecondStatementIsFound(String text) {
		assertThat(SingleStatement.fault(text)).isEqualTo("more than one statement");
	}

	@Test
	void aLineCommentEndsAtACarriageReturn() {
		assertThat(SingleStatement.fault("select 1 -- note\r; drop table stay")).isEqualTo("more than one statement");
	}

	@Test
	void aDollarWithinANameOpensNoQuote() {
		assertThat(SingleStatement.fault("select 1 as a$b$; drop table stay; select 1 as a$b$"))
			.isEqualTo("more than one statement");
	}

	@Test
	void anyLetterBeyondAsciiMayTagADollarQuote() {
		assertThat(SingleStatement.fault("select $×$ ' $×$; drop table stay; --'"))
			.isEqualTo("more than one statement");
	}

	@Test
	void aParameterOpensNoQuote() {
		assertThat(SingleStatement.fault("select $1$; drop table stay; select $1$"))
			.isEqualTo("more than one statement");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select E'\\'; drop table stay; --'", "select 1 where 'a' like'\\'; drop table stay; --'",
			"select E'a'\n'\\' ' ; drop table stay; --'", "select '\\'" })
	void aBackslashBeforeAQuoteIsRefusedBecauseItMayOrMayNotEndTheText(String text) {
		assertThat(SingleStatement.fault(text)).contains("a backslash before a quote");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1) v; --", "select 1) v; drop table stay; select (1", "select (1", "select ((1)",
			"select )1(", "select 'open", "select \"open", "select $$ open", "select $a$ open $b$", "select 1 /* open",
			"select 1 /* /* */", "select 'it''s" })
	void whatStaysOpenOrClosesTooMuchIsRefused(String text) {
		assertThat(SingleStatement.fault(text)).startsWith("a quote, comment or bracket that is not closed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "-- only a comment", "drop table stay", "delete from stay",
			"copy stay to program 'true'", "insert into stay select 1", "update stay set site = 's'", "set role none",
			"do $$ begin end $$", "call something()", "values (1)", "explain select 1", "selected",
			"/* select */ truncate stay" })
	void whatIsNoQueryIsRefused(String text) {
		assertThat(SingleStatement.fault(text)).isEqualTo("a statement that does not begin with select or with");
	}

	@Test
	void theSemicolonAtTheEndIsTakenAwayWithWhatFollows() {
		assertThat(SingleStatement.withoutEnd("select ';' as one; -- end")).isEqualTo("select ';' as one");
		assertThat(SingleStatement.withoutEnd("select 1 -- end")).isEqualTo("select 1 -- end");
	}

}

package org.clinicoutcomes.domain.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadsheetTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1+1", "-site", "@SUM(A1)", "\t=1", "\r1", "\nx", " =1", "\u00a0=1", "\ufeff=1",
			"\u200b=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "=", "-", "=a\nb" })
	void whatASpreadsheetWouldComputeIsMarked(String text) {
		assertThat(SpreadsheetText.startsLikeFormula(text)).isTrue();
		assertThat(SpreadsheetText.marked(text)).isEqualTo("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "North", "2.1", "-1", "+3.5", "-0.25", "O'Hara", "'North", "a=b", "1+1", "'-1",
			"[=]", "\u2013 x" })
	void anyOtherTextStaysAsItIs(String text) {
		assertThat(SpreadsheetText.marked(text)).isEqualTo(text);
		assertThat(SpreadsheetText.plain(text)).isEqualTo(text);
	}

	@Test
	void everyTextOfFiveCharactersComesBackAndNoTwoBecomeOne() {
		List<String> characters = List.of("'", "=", "-", "1", "x", " ", "\t");
		Set<String> texts = new HashSet<>(Set.of(""));
		for (int length = 0; length < 5; length++) {
			Set<String> longer = new HashSet<>(texts);
			texts.forEach((text) -> characters.forEach((character) -> longer.add(text + character)));
			texts = longer;
		}
		Set<String> marked = new HashSet<>();
		for (String text : texts) {
			assertThat(SpreadsheetText.plain(SpreadsheetText.marked(text))).isEqualTo(text);
			marked.add(SpreadsheetText.marked(text));
		}
		assertThat(marked).hasSameSizeAs(texts).noneMatch((text) -> text.stripLeading().startsWith("="));
	}

}

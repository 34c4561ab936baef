package org.clinicoutcomes.domain.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@Test
	void commentsAreLeftOutAndTextsKeepTheirQuotes() {
		assertThat(Words.of("-- stay\nSelect 'It''s', \"A b\" /* from x */ from Stay.y")).containsExactly("select",
				"'It''s'", ",", "\"a b\"", "from", "stay", ".", "y");
	}

}

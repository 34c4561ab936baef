package org.clinicoutcomes.domain.benchmark;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TargetTests {

	private static List<Target> read(String text) {
		Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
		return Target.of("targets.yml", root, List.of("retained-90-days", "days-to-assessment")::contains);
	}

	@Test
	void targetsSayForWhomInWhichDirectionAndHowMuch() {
		assertThat(read("""
				targets:
				  - {measure: retained-90-days, program: Day Program, at-least: 0.45}
				  - {measure: days-to-assessment, at-most: 4}
				""")).containsExactly(new Target("retained-90-days", "", "program", "Day Program", true, 0.45),
				new Target("days-to-assessment", "", "", "", false, 4));
	}

	@Test
	void nothingIsNoTarget() {
		assertThat(read("")).isEmpty();
		assertThat(read("targets:")).isEmpty();
	}

	@Test
	void theTargetItselfIsReached() {
		assertThat(new Target("a", "", "", "", true, 0.45).isMet(0.45)).isTrue();
		assertThat(new Target("a", "", "", "", true, 0.45).isMet(0.4499)).isFalse();
		assertThat(new Target("a", "", "", "", false, 4).isMet(4)).isTrue();
		assertThat(new Target("a", "", "", "", false, 4).isMet(4.01)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					goals: []                                                             | one key, targets
					targets: 3                                                            | a list under targets
					targets: [3]                                                          | keys and values in every target
					targets: [{measure: retained-91-days, at-least: 1}]                   | the id of a measure, got: retained-91-days
					targets: [{at-least: 1}]                                              | the id of a measure, got: none
					targets: [{measure: retained-90-days}]                                | at-least or at-most, one of the two
					targets: [{measure: retained-90-days, at-least: 1, at-most: 2}]       | at-least or at-most, one of the two
					targets: [{measure: retained-90-days, at-least: high}]                | a number for every target
					targets: [{measure: retained-90-days, at-least: 1, site: a, level: b}] | at most one of
					targets: [{measure: retained-90-days, atleast: 1}]                    | only the keys
					""")
	void whatCannotBeATargetIsRefused(String text, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(text))
			.withMessageContaining("targets.yml must have")
			.withMessageContaining(why);
	}

}

package org.clinicoutcomes.domain.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a clinic can change about the look of its report, and what it cannot.
 */
class LookTests {

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

	private static final List<Part> PARTS = List.of(part("glance"), part("retention"), part("what-changed"),
			part("methods"));

	@Test
	void emptyFileIsTheLookOfTheHouse() {
		assertThat(read("")).isEqualTo(LookFile.none());
		assertThat(Look.HOUSE.arrange(PARTS)).isEqualTo(PARTS);
	}

	@Test
	void partsComeInTheOrderOfTheFile() {
		assertThat(ids("parts: [methods, retention, what-changed]")).containsExactly("methods", "retention",
				"what-changed");
	}

	@Test
	void methodsAndChangesCannotBeLeftOut() {
		assertThat(ids("parts: [retention]")).containsExactly("retention", "what-changed", "methods");
	}

	@Test
	void partsAreCalledWhatTheFileCallsThem() {
		List<Part> arranged = read("headings: {retention: Staying in care}").look().arrange(PARTS);
		assertThat(arranged).extracting(Part::title)
			.containsExactly("Part glance", "Staying in care", "Part what-changed", "Part methods");
	}

	@Test
	void logoIsReadWithWhatItShows() {
		Look.Logo logo = read("logo: {file: tree.png, says: A tree beside water}").look().logo();
		assertThat(logo).isNotNull();
		assertThat(logo.says()).isEqualTo("A tree beside water");
		assertThat(logo.png()).isEqualTo(PNG);
	}

	@Test
	void accentMayBeWrittenWithItsHash() {
		assertThat(read("accent: '#7a1f3d'").look().accent()).isEqualTo("7A1F3D");
	}

	@Test
	void contrastIsThatOfWcag() {
		// 767676 is the lightest grey that reaches 4.5 to 1 on white; 777777 does not.
		assertThat(new Look("767676", null, List.of(), Map.of(), "", Map.of()).accent()).isEqualTo("767676");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Look("777777", null, List.of(), Map.of(), "", Map.of()))
			.withMessageContaining("contrast of at least 4.5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			accent: teal                                  | six hexadecimal digits
			accent: 'FFCC00'                              | contrast of at least 4.5
			logo: tree.png                                | keys and values under logo
			logo: {file: other.png, says: A tree}         | name a PNG picture beside it
			logo: {file: text.png, says: A tree}          | name a PNG picture beside it
			logo: {file: tree.png}                        | must say what it shows
			colour: 0B4F6C                                | only the keys
			own-templates: maybe                          | one of [true, false]
			parts: methods                                | a list under parts
			""")
	void whatCannotBeMeantIsRefusedWithTheFile(String text, String mustHold) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(text))
			.withMessageContaining("report.yml")
			.withMessageContaining(mustHold);
	}

	@Test
	void partThatThereIsNotIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ids("parts: [retentoin]"))
			.withMessageContaining("retentoin")
			.withMessageContaining("glance, retention");
		assertThatIllegalArgumentException().isThrownBy(() -> ids("headings: {retentoin: Staying}"))
			.withMessageContaining("retentoin");
	}

	@Test
	void longFooterIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read("footer: " + "word ".repeat(30)))
			.withMessageContaining("at most 90 characters");
	}

	private static List<String> ids(String text) {
		return read(text).look().arrange(PARTS).stream().map(Part::id).toList();
	}

	private static LookFile read(String text) {
		return LookFile.read("report.yml", new Yaml(new SafeConstructor(new LoaderOptions())).load(text),
				Map.of("tree.png", PNG, "text.png", "no picture at all".getBytes(StandardCharsets.UTF_8))::get);
	}

	private static Part part(String id) {
		return new Part(id, "Part " + id, "", List.of());
	}

}

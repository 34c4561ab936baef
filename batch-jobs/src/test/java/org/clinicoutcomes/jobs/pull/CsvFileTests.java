package org.clinicoutcomes.jobs.pull;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files as they come, sound and broken.
 */
class CsvFileTests {

	private static final String SECRET = "Canary";

	@TempDir
	private Path folder;

	@Test
	void rowsComeWithTheLineTheyBeginOn() throws IOException {
		assertThat(rows("who,what\na,1\n\"b\nc\",2\nd,3\n")).containsExactly("2 [a, 1]", "3 [b\nc, 2]", "5 [d, 3]");
	}

	@Test
	void aByteOrderMarkAndWindowsLineBreaksAreNoFault() throws IOException {
		assertThat(rows("\ufeffwho,what\r\na,\"1\"\r\n")).containsExactly("2 [a, 1]");
	}

	@Test
	void rowsKeepFieldsThatAreTooManyOrTooFewSoThatTheyCanBeCounted() throws IOException {
		assertThat(rows("who,what\na\nb,1,2\n\nc,3\n")).containsExactly("2 [a]", "3 [b, 1, 2]", "4 []", "5 [c, 3]");
	}

	@Test
	void aQuoteWithinAValueIsDoubled() throws IOException {
		assertThat(rows("who,what\n\"a\"\"b\",1\n")).containsExactly("2 [a\"b, 1]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n" })
	void theLastValueMayEndWithALineBreak(String lineBreak) throws IOException {
		assertThat(rows("who,what" + lineBreak + "a,\"1" + lineBreak + "\"" + lineBreak))
			.containsExactly("2 [a, 1" + lineBreak + "]");
	}

	@Test
	void digestAndSizeAreThoseOfTheWholeFile() throws IOException {
		Path file = write("who,what\na,1\n", StandardCharsets.UTF_8);
		CsvFile.Streamed streamed = new CsvFile(file).stream(Header.exactly(List.of("who", "what")),
				(found) -> (line, fields) -> {
				});
		assertThat(streamed).isEqualTo(new CsvFile.Streamed(1, 13, new CsvFile(file).sha256()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\ufeff" })
	void anEmptyFileIsRefused(String text) throws IOException {
		refused(write(text, StandardCharsets.UTF_8), "must hold a header, got: an empty file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "who,what\na,1\nb,Canary", "who,what\na,1\nb", "who,what", "who,what\ra,1\r" })
	void aFileThatDoesNotEndWithALineBreakMayBeCutOff(String text) throws IOException {
		refused(write(text, StandardCharsets.UTF_8), "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "who,what\na,1\n\"Canary,2\nc,3\n", "who,what\na,\"1\"Canary\n", "who,what\n\"a,1\n",
			"who,what\na,\"1\"\"\n", "who,what\r\nb,2\r\n\"a,1\r\n", "who,what\na,\"\n" })
	void anUnbalancedQuoteIsRefused(String text) throws IOException {
		refused(write(text, StandardCharsets.UTF_8),
				"must have balanced quotes, got: a quote that is not closed or not alone from line");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252" })
	void anotherEncodingIsRefused(String charset) throws IOException {
		refused(write("who,what\na,1\nCanaryé,2\n", Charset.forName(charset)), "");
	}

	@Test
	void latinLettersAfterManyRowsAreFoundToo() throws IOException {
		String text = "who,what\n" + "a,1\n".repeat(50_000) + "Canaryé,2\n";
		refused(write(text, StandardCharsets.ISO_8859_1), "must be UTF-8, got: other bytes after line");
	}

	@ParameterizedTest
	@ValueSource(strings = { "who;what", "what,who", "who", "who,what,when", "who,who", "Canary,1", "WHO,WHAT",
			"who, what" })
	void anotherHeaderIsRefused(String header) throws IOException {
		refused(write(header + "\na,1\n", StandardCharsets.UTF_8), "must have the header who,what, got: ");
	}

	@Test
	void aMissingFileIsRefused() {
		refused(this.folder.resolve("visit.csv"), "must be readable, got: NoSuchFileException");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aFileThatCannotBeReadIsRefused() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("visit.csv"), Path.of("/proc/self/mem"));
		refused(link, "must be readable, got: ");
	}

	private List<String> rows(String text) throws IOException {
		List<String> rows = new ArrayList<>();
		new CsvFile(write(text, StandardCharsets.UTF_8)).stream(Header.exactly(List.of("who", "what")),
				(found) -> (line, fields) -> rows.add(line + " " + fields));
		return rows;
	}

	private Path write(String text, Charset charset) throws IOException {
		return Files.writeString(this.folder.resolve("visit.csv"), text, charset);
	}

	private static void refused(Path file, String why) {
		Header header = Header.exactly(List.of("who", "what"));
		assertThatExceptionOfType(ClinicFailure.class)
			.isThrownBy(() -> new CsvFile(file).stream(header, (found) -> (line, fields) -> {
			}))
			.withMessageContaining(why)
			.withMessageStartingWith("File visit.csv must ")
			.withMessageContaining(", got: ")
			.withMessageContaining("; ")
			.satisfies((failure) -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED))
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain(SECRET).doesNotContain("\n"));
	}

}

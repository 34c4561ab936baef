package org.clinicoutcomes.jobs.pull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.pull.Source.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Definitions of sources, right and wrong.
 */
class SourceFolderTests {

	private static final String SOUND = "files: {site: {pattern: 'site-{date}.csv', delivery: snapshot}}\nfeeds: [site]\n";

	@TempDir
	private Path folder;

	@Test
	void aSourceSaysWhatItDelivers() throws IOException {
		Source source = read("registry", SOUND + "refers-to: {client: other}\ninbox: drop\n");
		assertThat(source.name()).isEqualTo("registry");
		assertThat(source.feeds()).containsExactly("site");
		assertThat(source.files().get("site").delivery()).isEqualTo(Delivery.SNAPSHOT);
		assertThat(source.refersTo()).containsEntry("client", "other");
		assertThat(source.inbox()).isEqualTo(this.folder.resolve("inbox/drop"));
		assertThat(source.landedFiles()).isEmpty();
	}

	@Test
	void aFileThatAMappingReadsIsLanded() throws IOException {
		Files.createDirectories(this.folder.resolve("registry"));
		Files.writeString(this.folder.resolve("registry/site.sql"), "select 1");
		Source source = read("registry",
				"files: {place: {pattern: place.csv, delivery: snapshot, header: [a, b]}}\nfeeds: [site]\n");
		assertThat(source.landedFiles()).extracting(Source.SourceFile::header).containsExactly(List.of("a", "b"));
		assertThat(source.directFile("site")).isEmpty();
	}

	@Test
	void aChangedMappingChangesTheDigest() throws IOException {
		Source before = read("registry", SOUND);
		Files.writeString(this.folder.resolve("registry/site.sql"), "select 1");
		assertThat(read("registry", SOUND.replace("feeds", "about: x\nfeeds")).digest()).isNotEqualTo(before.digest());
	}

	@Test
	void aFolderWithoutSourceYmlIsRefused() throws IOException {
		Files.createDirectories(this.folder.resolve("registry"));
		refused("registry", "Source registry: it must hold a file source.yml, got: none");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Registry", "my source", "9lives", "x\"y", "ein-sehr-langer-name-fuer-eine-quelle-von-daten" })
	void aNameThatIsNoWordIsRefused(String name) throws IOException {
		write(name, SOUND);
		refused(name, "its name must be a lower-case word");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					files: {site: {pattern: s.csv, delivery: snapshot}} | source.yml must list its feeds, got: null
					feeds: [site] | files must hold keys and values, got: null
					feeds: site, | source.yml must
					[site] | source.yml must hold keys and values
					feeds: [site | source.yml must be YAML
					feeds: [visits] | a feed must be one of [site, client, stay, coverage, attendance, support_contact, coping_practice, plan, plan_review, goal, assessment, diagnosis, drug_test, use_report, referral, life_status], got: visits
					colour: red | a key of source.yml must be one of [about, feeds, files, inbox, refers-to], got: colour
					1: red | a key of source.yml must be one of [about, feeds, files, inbox, refers-to], got: 1
					files: {site: {pattern: s.csv, delivery: full}} | files.site.delivery must be snapshot or changes, got: full
					files: {site: {delivery: snapshot}} | files.site.pattern must be a file name
					files: {site: {pattern: ../s.csv, delivery: snapshot}} | files.site.pattern must be a file name
					files: {site: {pattern: '{date}-{date}.csv', delivery: snapshot}} | once {date}
					files: {site: {pattern: s.csv, delivery: snapshot, encoding: x}} | a key of source.yml must be one of [delivery, header, pattern, reuses-name], got: encoding
					files: {visit: {pattern: s.csv, delivery: snapshot}} | files.visit.header must list the columns
					files: {visit: {pattern: s.csv, delivery: snapshot, header: []}} | files.visit.header must list the columns
					files: {visit: {pattern: s.csv, delivery: snapshot, header: [a, a]}} | each once
					files: {visit: {pattern: s.csv, delivery: snapshot, header: [a, '']}} | got: an empty name
					files: {visit: {pattern: s.csv, delivery: snapshot, header: [a, _line]}} | got: _line
					files: {visit: 7} | files.visit must hold keys and values, got: 7
					""")
	void aFaultInSourceYmlIsNamed(String yml, String why) throws IOException {
		boolean hasFiles = yml.startsWith("files");
		boolean hasFeeds = yml.startsWith("feeds") || why.contains("must list its feeds");
		write("registry",
				yml.startsWith("[") ? yml
						: yml + "\n" + (hasFeeds ? "" : "feeds: [site]\n")
								+ (hasFiles || yml.startsWith("feeds: [site]") ? ""
										: "files: {site: {pattern: s.csv, delivery: snapshot}}\n"));
		refused("registry", why);
	}

	@Test
	void aKeyThatStandsTwiceIsRefused() throws IOException {
		write("registry", SOUND + "feeds: [client]\n");
		refused("registry", "source.yml must be YAML");
	}

	@Test
	void bytesThatAreNoUtf8AreRefused() throws IOException {
		write("registry", SOUND);
		Files.write(this.folder.resolve("registry/source.yml"), "about: é".getBytes(StandardCharsets.ISO_8859_1));
		refused("registry", "source.yml must be readable text");
	}

	@Test
	void aFeedWithoutFileOrMappingIsRefused() throws IOException {
		write("registry", SOUND.replace("[site]", "[site, client]"));
		refused("registry", "the feed client must have a mapping client.sql or a file of that name, got: neither");
	}

	@Test
	void aMappingOfAnotherFeedIsRefused() throws IOException {
		write("registry", SOUND);
		Files.writeString(this.folder.resolve("registry/visit.sql"), "select 1");
		refused("registry", "a mapping must be named after one of its feeds, got: visit.sql");
	}

	@Test
	void aReferenceToWhatIsNoFeedIsRefused() throws IOException {
		write("registry", SOUND + "refers-to: {clients: other}\n");
		refused("registry", "a feed must be one of");
	}

	@Test
	void aHeaderOfAFeedThatNoMappingReadsMustBeTheContracts() throws IOException {
		write("registry", SOUND.replace("snapshot", "snapshot, header: [site, name, phone]"));
		refused("registry", "missing [time_zone], unknown [phone]");
	}

	private Source read(String name, String yml) throws IOException {
		write(name, yml);
		return new SourceFolder(this.folder.resolve(name), FeedContracts.standard())
			.read(this.folder.resolve("inbox").resolve(name));
	}

	private void write(String name, String yml) throws IOException {
		Files.createDirectories(this.folder.resolve(name));
		Files.writeString(this.folder.resolve(name).resolve("source.yml"), yml);
	}

	private void refused(String name, String why) {
		assertThatExceptionOfType(ClinicFailure.class)
			.isThrownBy(() -> new SourceFolder(this.folder.resolve(name), FeedContracts.standard())
				.read(this.folder.resolve("inbox")))
			.withMessageContaining(why)
			.withMessageStartingWith("Source " + name + ": ")
			.withMessageContaining(", got: ")
			.satisfies((failure) -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED))
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("\n"));
	}

}

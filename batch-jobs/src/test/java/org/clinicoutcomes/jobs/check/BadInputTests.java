package org.clinicoutcomes.jobs.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One night in which many sources deliver what they must not: each is refused in one
 * sentence, nothing of it is kept, no value of a row gets out, and the sound ones are not
 * held up.
 */
class BadInputTests {

	private static final String CANARY = "Tweety";

	private static final String VISIT = "who,what,day\nTweety1,Tweety,2026-01-05\nTweety2,Tweety,2026-01-06\n";

	private static final String SOUND = "select who as record_id, who as client_id, 'south' as site, _file, _line from visit";

	private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

	private static PrintStream standardOut;

	private static PrintStream standardErr;

	private static PlayedClinic clinic;

	private static ExitCode outcome;

	@BeforeAll
	static void playTheNight(@TempDir Path folder) {
		standardOut = System.out;
		standardErr = System.err;
		System.setOut(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
		System.setErr(System.out);
		clinic = new PlayedClinic(folder.resolve("clinic"), "open-months: 0, query-limit-seconds: 5");
		clinic.source("sound", "site=snapshot", "client=snapshot");
		clinic.deliver("sound", "site-2026-02-01", "site=s1");
		clinic.deliver("sound", "client-2026-02-01", "record_id=r1");
		deliverRows();

		mapped("syntax", "select who from visit where", VISIT);
		mapped("absent", "select * from visits", VISIT);
		mapped("other", SOUND.replace("_file", "what as phone, _file"), VISIT);
		mapped("lacking", "select who as record_id, _file, _line from visit", VISIT);
		mapped("lineless", SOUND.replace(", _line", ""), VISIT);
		mapped("two", SOUND + "; drop table visit", VISIT);
		mapped("program", "copy visit to program 'cat'", VISIT);
		mapped("writing", "with gone as (delete from visit returning *) " + SOUND.replace("visit", "gone"), VISIT);
		mapped("role", SOUND.replace("'south'", "set_config('role', 'owner', false)"), VISIT);
		mapped("file", SOUND.replace("'south'", "pg_read_file('/etc/hostname')"), VISIT);
		mapped("records", SOUND.replace("visit", "record.client, visit").replace("who", "what"), VISIT);
		mapped("neighbour", SOUND.replace("visit", "landing_absent.visit"), VISIT);
		mapped("built", "select client_id as record_id, client_id, site, null as _file, null as _line from care.client",
				VISIT);
		mapped("endless",
				"with recursive r (n) as (select 1 union all select n + 1 from r) " + SOUND.replace("who", "n::text")
					.replace("_file, _line from visit", "null as _file, 1 as _line from r"),
				VISIT);
		mapped("sleeping", SOUND.replace("'south'", "pg_sleep(60)::text"), VISIT);
		mapped("casting", SOUND.replace("'south'", "(who::date)::text"), VISIT);
		mapped("naming", SOUND.replace("'south'", "(who::regclass)::text"), VISIT);
		mapped("lettered", SOUND.replace("_line", "who as _line"), VISIT);
		mapped("copies", SOUND + " union all " + SOUND.replace("_line", "null"), VISIT);
		mapped("zone", SOUND.replace("'south'", "set_config('timezone', 'Asia/Tokyo', false)"), VISIT);
		mapped("latin", SOUND, VISIT);
		mapped("quoted", SOUND, VISIT + "\"Tweety3,Tweety,2026-01-07\n");
		mapped("headed", SOUND, VISIT.substring(VISIT.indexOf('\n') + 1));
		mapped("cut", SOUND, VISIT + "Tweety3,Twe");
		mapped("ragged", SOUND, VISIT + "Tweety3\nTweety4,Tweety\u0000,2026-01-07\n");
		clinic.home()
			.file("config/sources/undefined/readme.txt", "nothing")
			.file("config/sources/unknown/source.yml", "files: {}\nfeeds: [visits]\n");
		encode("latin");
		outcome = clinic.night();
	}

	private static void deliverRows() {
		clinic.source("rows", "site=snapshot", "client=snapshot", "coverage=changes", "drug_test=snapshot");
		clinic.deliver("rows", "site-2026-02-01", "site=Tweety; name=Tweety", "site=s2; time_zone=Tweety");
		clinic.deliver("rows", "client-2026-02-01", "record_id=Tweety1; client_id=Tweety; site=Tweety",
				"record_id=Tweety2; client_id=Tweety2; site=Tweety; sex=Tweety",
				"record_id=Tweety3; client_id=Tweety3; site=Tweety; birth_year=Tweety", "!Tweety4,Tweety",
				"record_id=Tweety5; client_id=Tweety5; site=Tweety9");
		clinic.deliver("rows", "coverage-2026-02-01", "record_id=Tweety1; client_id=Tweety8; funder=Tweety",
				"record_id=Tweety2; client_id=Tweety; funder=Tweety",
				"record_id=Tweety3; client_id=Tweety; funder=Tweety; covered_from=Tweety",
				"record_id=Tweety4; client_id=Tweety; funder=Tweety; changed_at=Tweety");
		clinic.raw("rows", "drug_test-2026-02-01.csv",
				"record_id,client_id,stay_id,specimen_id,scheduled_on,collected_on,substance,result,Tweety\nTweety,a\n");
	}

	private static void mapped(String name, String mapping, String visit) {
		clinic.home().file("config/sources/%s/source.yml".formatted(name), """
				files: {visit: {pattern: visit.csv, delivery: snapshot, header: [who, what, day]}}
				feeds: [client]
				refers-to: {site: sound}
				""").file("config/sources/%s/client.sql".formatted(name), mapping);
		clinic.raw(name, "visit.csv", visit);
	}

	private static void encode(String source) {
		try {
			Files.writeString(clinic.home().home().resolve("inbox/" + source + "/visit.csv"),
					VISIT.replace("Tweety,", "Tweetyé,"), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	@AfterAll
	static void close() {
		clinic.close();
		System.setOut(standardOut);
		System.setErr(standardErr);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			syntax    | the mapping client.sql must be a query on what landed, got: syntax error
			absent    | the mapping client.sql must be a query on what landed, got: relation "visits" does not exist
			other     | must return the contract's columns, each once
			lacking   | must return _file, _line and every required column, got: none named [client_id, site]
			lineless  | must return _file, _line and every required column, got: none named _file and _line
			two       | the mapping client.sql must be exactly one query, got: more than one statement
			program   | must be exactly one query, got: a statement that does not begin with select or with
			writing   | must run on what landed
			role      | must run on what landed
			file      | must run on what landed, got: one that does what its login may not (SQLSTATE 42501)
			records   | must be a query on what landed, got: permission denied for schema record
			neighbour | must read what its own source landed, got: a table of schema landing_absent
			built     | must read what its own source landed, got: a table of schema care
			endless   | must end within 5 seconds, got: more rows after that
			sleeping  | must run on what landed, got: one that takes more than 5 seconds
			casting   | must run on what landed, got: one that fails on a row (SQLSTATE 22007)
			naming    | must run on what landed, got: one that fails on a row (SQLSTATE 42P01)
			lettered  | must run on what landed, got: one that fails on a row
			latin     | File visit.csv must be UTF-8, got: other bytes after line
			quoted    | File visit.csv must have balanced quotes, got: a quote that is not closed
			headed    | File visit.csv must have the header who,what,day, got: 3 columns, missing: [who, what, day]
			cut       | File visit.csv must end with a line break, got: a file that may be cut off after line 4
			undefined | it must hold a file source.yml, got: none
			unknown   | a feed must be one of
			""")
	void isRefusedInOneSentence(String source, String why) {
		assertThat(clinic.refusals(source)).singleElement()
			.asString()
			.contains(why, "got: ", "; ")
			.doesNotContain("\n", "Exception", CANARY);
		assertThat(clinic.current(source, "client", "record_id")).as("nothing of it is kept").isEmpty();
		assertThat(clinic.rejections(source, "client")).isEmpty();
		assertThat(clinic
			.rows("select state from run.delivered_file where state <> 'pulled' and source = '" + source + "'"))
			.as("so that it is read again")
			.isEmpty();
	}

	@Test
	void aFileWithAnotherHeaderIsRefusedWithoutQuotingIt() {
		assertThat(clinic.refusals("rows")).singleElement()
			.asString()
			.contains("File drug_test-2026-02-01.csv must have the header", "9 columns", "unknown: 1");
	}

	@Test
	void theOthersAreNotHeldUp() {
		assertThat(outcome).isEqualTo(ExitCode.INPUT_REFUSED);
		assertThat(clinic.current("sound", "client", "record_id")).containsExactly("r1");
		assertThat(clinic.rows("select count(*)::text from run.night where finished_at is not null"))
			.containsExactly("1");
	}

	@Test
	void aKeyThatAMappingReturnsTwiceRejectsAllCopies() {
		assertThat(clinic.counts("copies", "client")).isEqualTo("read=4 rejected=4");
	}

	@Test
	void rowsThatCannotLandAreCounted() {
		assertThat(clinic.rows("""
				select concat_ws(' ', feed, reason, count_rows)
				from run.rejection_count
				where source = 'ragged'
				order by 1""")).containsExactly("file visit bad-text 1", "file visit wrong-number-of-fields 1");
		assertThat(clinic.counts("ragged", "client")).isEqualTo("read=2 waiting=2");
	}

	@Test
	void whatAMappingSetsDoesNotOutliveIt() {
		assertThat(clinic.counts("zone", "client")).isEqualTo("read=2 waiting=2");
	}

	@Test
	void rowsThatWereAcceptedRejectedOrWaitAreInTheDatabaseOnly() throws IOException {
		assertThat(clinic.counts("rows", "client")).isEqualTo("read=5 new=1 rejected=3 waiting=1");
		assertThat(clinic.counts("rows", "coverage")).isEqualTo("read=4 new=1 rejected=2 waiting=1");
		assertThat(PRINTED.toString(StandardCharsets.UTF_8)).contains("refused: ").doesNotContain(CANARY);
		assertThat(clinic.rowsOfOwner("""
				select format('%I.%I.%I', table_schema, table_name, column_name)
				from information_schema.columns
				where table_schema in ('batch', 'run', 'issue')
				  and data_type in ('text', 'character varying', 'jsonb', 'ARRAY')""")).hasSizeGreaterThan(30)
			.allSatisfy((column) -> {
				String table = column.substring(0, column.lastIndexOf('.'));
				assertThat(clinic.rowsOfOwner("select count(*)::text from %s where (%s)::text like '%%%s%%'"
					.formatted(table, column.substring(table.length() + 1), CANARY))).as(column).containsExactly("0");
			});
		assertThat(filesThatQuote(clinic.home().home())).isEmpty();
	}

	private static List<String> filesThatQuote(Path home) throws IOException {
		List<String> quoting = new ArrayList<>();
		for (String folder : List.of("temp", "reports", "postgres", "config")) {
			try (Stream<Path> files = Files.walk(home.resolve(folder))) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					String name = home.relativize(file).toString();
					boolean isData = name.matches("postgres/.*/(base|pg_wal|global|pg_xact)/.*");
					if (!isData && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY)) {
						quoting.add(name);
					}
				}
			}
		}
		return quoting;
	}

}

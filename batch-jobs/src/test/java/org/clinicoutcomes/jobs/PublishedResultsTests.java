package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Real people, run through the whole program and compared with what others computed from
 * the same data.
 */
class PublishedResultsTests {

	private static final Path SHARED = Path.of(System.getProperty("shared.data", "../../shared/data"));

	private static final Path EXAMPLES = Path.of("../config/examples");

	/** Our measures and the columns of the published outcomes. */
	private static final Map<String, String> PUBLISHED_COLUMNS = Map.ofEntries(
			Map.entry("ctn-abstinent-weeks-12-15", "Ab_ctnNinetyFour_2023"),
			Map.entry("ctn-weeks-abstinent", "Ab_fiellin_2006"), Map.entry("ctn-abstinent-3-weeks", "Ab_kosten_1993"),
			Map.entry("ctn-abstinent-4-weeks", "Ab_ling_1998"),
			Map.entry("ctn-longest-abstinence", "Ab_schottenfeldB_2008"),
			Map.entry("ctn-time-to-first-use", "AbT_mokri_2016"),
			Map.entry("ctn-time-to-first-use:event", "AbE_mokri_2016"),
			Map.entry("ctn-relapse-4-weeks", "RsT_ctnNinetyFour_2023"),
			Map.entry("ctn-relapse-4-weeks:event", "RsE_ctnNinetyFour_2023"),
			Map.entry("ctn-relapse-3-weeks", "RsT_schottenfeld_2008"),
			Map.entry("ctn-relapse-3-weeks:event", "RsE_schottenfeld_2008"),
			Map.entry("ctn-dropout-4-weeks", "DrT_ctnNinetyFour_2023"),
			Map.entry("ctn-dropout-4-weeks:event", "DrE_ctnNinetyFour_2023"),
			Map.entry("ctn-share-negative-of-all", "Rd_fiellin_2006"),
			Map.entry("ctn-share-negative-of-present", "Rd_fudala_2003"),
			Map.entry("ctn-seventy-percent-negative", "Rd_kostenB_1993"));

	@TempDir
	private Path folder;

	@Test
	void weeklyWordsAndTheirMeasuresEqualThePublishedOnes() throws IOException {
		Path data = SHARED.resolve("ctn0094");
		assumeTrue(Files.isDirectory(data), "skipped: the trials' public data is not in " + data);
		TestClinic clinic = TestClinic.at(this.folder.resolve("home"))
			.withPreparedPostgres()
			.source(EXAMPLES.resolve("ctn0094"));

		assertThat(clinic.run("nightly", "--files", "ctn0094=" + data).code()).isZero();
		Path verdicts = this.folder.resolve("verdicts.csv");
		Path results = this.folder.resolve("results.csv");
		Outcome measured = clinic.run("measure", "--from", "2000-01-01", "--to", "2030-12-31", "--measure", "ctn-*",
				"--verdicts", verdicts.toString(), "--results", results.toString());
		assertThat(measured.code()).as(measured.err()).isZero();

		Map<String, String> words = clinic.askLoader((session) -> {
			Map<String, String> found = new TreeMap<>();
			session.sql("select client_id, word from care.weekly_word").query((row) -> {
				found.put(row.getString("client_id"), row.getString("word"));
			});
			return found;
		});
		Map<String, String> published = new TreeMap<>();
		read(data.resolve("derived_weeklyOpioidPattern.csv"))
			.forEach((row) -> published.put(row.getField("who"), row.getField("Phase_1") + row.getField("Phase_2")));
		assertThat(published).hasSize(2788);
		assertThat(words).isEqualTo(published);

		assertVerdicts(verdicts, data.resolve("expected_from_raw_by_person.csv"));
		assertSums(verdicts, data.resolve("expected_from_raw_by_site.csv"));
	}

	/**
	 * The outcomes published with the R package CTNote, computed from its own column of
	 * words; here every word is delivered as drug tests, a letter a week.
	 */
	@Test
	void measuresOfPublishedWordsEqualThePublishedOutcomes() throws IOException {
		Path data = SHARED.resolve("ctn0094/expected_outcomes.csv");
		assumeTrue(Files.exists(data), "skipped: the trials' published outcomes are not in " + data);
		List<NamedCsvRecord> people = read(data);
		LocalDate admitted = LocalDate.parse("2010-01-01");
		StringBuilder clients = new StringBuilder("record_id,client_id,site\n");
		StringBuilder stays = new StringBuilder("record_id,client_id,site,level_of_care,admitted_on,discharged_on\n");
		StringBuilder tests = new StringBuilder("record_id,client_id,scheduled_on,collected_on,substance,result\n");
		for (NamedCsvRecord person : people) {
			String id = person.getField("who");
			String word = person.getField("usePatternUDS");
			clients.append("%s,%s,w\n".formatted(id, id));
			stays.append("%s,%s,w,ots,%s,%s\n".formatted(id, id, admitted, admitted.plusDays(7L * word.length())));
			for (int week = 0; week < word.length(); week++) {
				LocalDate day = admitted.plusDays(7L * week + 1);
				switch (word.charAt(week)) {
					case '+' -> tests.append("%s-%d,%s,%s,%s,any,positive\n".formatted(id, week, id, day, day));
					case '-' -> tests.append("%s-%d,%s,%s,%s,any,negative\n".formatted(id, week, id, day, day));
					case 'o' -> tests.append("%s-%d,%s,%s,,any,missed\n".formatted(id, week, id, day));
					case '*' -> tests.append("%s-%d,%s,%s,%s,any,positive\n".formatted(id, week, id, day, day))
						.append("%s-%db,%s,%s,%s,any,negative\n".formatted(id, week, id, day.plusDays(2),
								day.plusDays(2)));
					default -> {
					}
				}
			}
		}
		TestClinic clinic = TestClinic.at(this.folder.resolve("home"))
			.withPreparedPostgres()
			.file("config/application.yml", "clinic: {open-months: 0}\n")
			.file("config/sources/words/source.yml",
					"""
							files:
							  site: {pattern: site.csv, delivery: snapshot, header: [site, name, time_zone]}
							  client: {pattern: client.csv, delivery: snapshot, header: [record_id, client_id, site]}
							  stay: {pattern: stay.csv, delivery: snapshot, header: [record_id, client_id, site, level_of_care, admitted_on, discharged_on]}
							  drug_test: {pattern: test.csv, delivery: snapshot, header: [record_id, client_id, scheduled_on, collected_on, substance, result]}
							feeds: [site, client, stay, drug_test]
							""")
			.file("inbox/words/site.csv", "site,name,time_zone\nw,Study,America/New_York\n")
			.file("inbox/words/client.csv", clients.toString())
			.file("inbox/words/stay.csv", stays.toString())
			.file("inbox/words/test.csv", tests.toString());
		Outcome night = clinic.run("nightly");
		assertThat(night.code()).as(night.out() + night.err()).isZero();
		Path verdicts = this.folder.resolve("verdicts.csv");
		clinic.run("measure", "--from", "2010-01-01", "--to", "2012-12-31", "--measure", "ctn-*", "--verdicts",
				verdicts.toString(), "--results", this.folder.resolve("results.csv").toString());

		Map<String, NamedCsvRecord> byPerson = new HashMap<>();
		read(verdicts).forEach((row) -> byPerson.put(row.getField("client_id") + " " + row.getField("measure"), row));
		List<String> different = new ArrayList<>();
		int cells = 0;
		for (NamedCsvRecord person : people) {
			for (Map.Entry<String, String> column : PUBLISHED_COLUMNS.entrySet()) {
				NamedCsvRecord verdict = byPerson
					.get(person.getField("who") + " " + column.getKey().replace(":event", ""));
				String published = person.getField(column.getValue()).toLowerCase(Locale.ROOT);
				double expected = published.equals("true") ? 1
						: published.equals("false") ? 0 : Double.parseDouble(published);
				cells++;
				if (!(Math.abs(value(verdict, column.getKey()) - expected) < 1e-9)) {
					different.add(column.getValue() + " of " + person.getField("usePatternUDS"));
				}
			}
		}
		assertThat(cells).isEqualTo(2788 * 16);
		assertThat(different).isEmpty();
	}

	private static void assertVerdicts(Path verdicts, Path expected) throws IOException {
		Map<String, NamedCsvRecord> byPerson = new HashMap<>();
		read(verdicts).forEach((row) -> byPerson.put(row.getField("client_id") + " " + row.getField("measure"), row));
		int cells = 0;
		List<String> different = new ArrayList<>();
		for (NamedCsvRecord person : read(expected)) {
			for (String column : person.getHeader()) {
				if (!column.startsWith("ctn-")) {
					continue;
				}
				NamedCsvRecord verdict = byPerson.get(person.getField("who") + " " + column.replace(":event", ""));
				double value = (verdict != null) ? value(verdict, column) : Double.NaN;
				cells++;
				if (!(Math.abs(value - Double.parseDouble(person.getField(column))) < 1e-9)) {
					different.add(column);
				}
			}
		}
		assertThat(cells).isEqualTo(2788 * 17);
		assertThat(different).isEmpty();
	}

	private static void assertSums(Path verdicts, Path expected) throws IOException {
		Map<String, Double> sums = new HashMap<>();
		for (NamedCsvRecord verdict : read(verdicts)) {
			String key = verdict.getField("site") + " " + verdict.getField("measure");
			sums.merge(key, value(verdict, ""), Double::sum);
			if (!verdict.getField("event").isEmpty()) {
				sums.merge(key + ":event", value(verdict, ":event"), Double::sum);
			}
		}
		for (NamedCsvRecord site : read(expected)) {
			for (String column : site.getHeader()) {
				if (column.startsWith("sum:")) {
					assertThat(sums.get(site.getField("site") + " " + column.substring(4))).as(column)
						.isCloseTo(Double.parseDouble(site.getField(column)), within(1e-6));
				}
			}
		}
	}

	private static double value(NamedCsvRecord verdict, String column) {
		String text = column.endsWith(":event") ? verdict.getField("event")
				: verdict.getField("met").isEmpty() ? verdict.getField("value") : verdict.getField("met");
		return switch (text) {
			case "true" -> 1;
			case "false" -> 0;
			default -> Double.parseDouble(text);
		};
	}

	@Test
	void nationalOutcomeMeasuresEqualTheCountsOfTheDischargeDataSet() throws IOException {
		Path data = SHARED.resolve("teds");
		assumeTrue(Files.isDirectory(data), "skipped: the sample of the discharge data set is not in " + data);
		TestClinic clinic = TestClinic.at(this.folder.resolve("home"))
			.withPreparedPostgres()
			.source(EXAMPLES.resolve("teds-d-2023"))
			.file("config/application.yml", """
					clinic:
					  levels: ["1", "2.1", "3.1", "3.5", "4", "1-wm", "3.2-wm", "4-wm"]
					  nom-excluded-levels: []
					  open-months: 0
					""");
		Outcome night = clinic.run("nightly", "--files", "teds-d-2023=" + data);
		assertThat(night.code()).as(night.out() + night.err()).isZero();
		Path results = this.folder.resolve("results.csv");
		Outcome measured = clinic.run("measure", "--from", "2023-10-01", "--to", "2023-10-31", "--measure",
				"{nom-*,discharge-reason}", "--verdicts", this.folder.resolve("verdicts.csv").toString(), "--results",
				results.toString());
		assertThat(measured.code()).as(measured.err()).isZero();
		Map<String, String> found = new TreeMap<>();
		for (NamedCsvRecord row : read(results)) {
			if (row.getField("site").isEmpty() && row.getField("level_of_care").isEmpty()
					&& row.getField("stratum").isEmpty()) {
				found.put(String.join(" ", row.getField("measure"), row.getField("statistic"), row.getField("category"))
					.strip(), row.getField("numerator") + " of " + row.getField("denominator"));
			}
		}
		String expected = """
				discharge-reason count completed: 424 of 1000
				discharge-reason count dropped_out: 238 of 1000
				discharge-reason count transferred: 225 of 1000
				discharge-reason count terminated: 55 of 1000
				discharge-reason count other: 47 of 1000
				discharge-reason count incarcerated: 9 of 1000
				discharge-reason count died: 2 of 1000
				nom-employed before: 223 of 864
				nom-employed after: 228 of 797
				nom-employed before paired: 209 of 766
				nom-employed after paired: 222 of 766
				nom-stable-housing before: 669 of 833
				nom-stable-housing after: 614 of 734
				nom-stable-housing before paired: 584 of 722
				nom-stable-housing after paired: 603 of 722
				nom-no-primary-use before: 234 of 839
				nom-no-primary-use after: 302 of 671
				nom-no-primary-use before paired: 184 of 649
				nom-no-primary-use after paired: 297 of 649
				nom-self-help before: 163 of 761
				nom-self-help after: 258 of 782
				nom-self-help before paired: 143 of 685
				nom-self-help after paired: 232 of 685
				""";
		assertThat(expected.lines()).hasSize(23)
			.allSatisfy(
					(line) -> assertThat(line).isEqualTo(line.split(":")[0] + ": " + found.get(line.split(":")[0])));
	}

	@Test
	void sobrietyCurveEqualsTheSurvivalPackageOfR() throws IOException {
		Path data = SHARED.resolve("uis.csv");
		assumeTrue(Files.exists(data), "skipped: the study's public data is not in " + data);
		LocalDate admitted = LocalDate.parse("2020-01-01");
		StringBuilder clients = new StringBuilder("record_id,client_id,site\n");
		StringBuilder stays = new StringBuilder("record_id,client_id,site,level_of_care,admitted_on\n");
		StringBuilder reports = new StringBuilder("record_id,client_id,reported_on,substance,used,used_from,used_to\n");
		for (NamedCsvRecord person : read(data)) {
			String id = person.getField("id");
			LocalDate until = admitted.plusDays(Long.parseLong(person.getField("time_to_return_to_use_days")));
			boolean used = person.getField("event").equals("1");
			clients.append("%s,%s,u\n".formatted(id, id));
			stays.append("%s,%s,u,2.1,%s\n".formatted(id, id, admitted));
			reports.append("%s,%s,%s,any,%s,%s,%s\n".formatted(id, id, until, used, used ? until : admitted, until));
		}
		TestClinic clinic = TestClinic.at(this.folder.resolve("home"))
			.withPreparedPostgres()
			.file("config/sources/uis/source.yml",
					"""
							files:
							  site: {pattern: site.csv, delivery: snapshot, header: [site, name, time_zone]}
							  client: {pattern: client.csv, delivery: snapshot, header: [record_id, client_id, site]}
							  stay: {pattern: stay.csv, delivery: snapshot, header: [record_id, client_id, site, level_of_care, admitted_on]}
							  use_report: {pattern: report.csv, delivery: snapshot, header: [record_id, client_id, reported_on, substance, used, used_from, used_to]}
							feeds: [site, client, stay, use_report]
							""")
			.file("inbox/uis/site.csv", "site,name,time_zone\nu,Study,America/New_York\n")
			.file("inbox/uis/client.csv", clients.toString())
			.file("inbox/uis/stay.csv", stays.toString())
			.file("inbox/uis/report.csv", reports.toString());

		Outcome night = clinic.run("nightly");
		assertThat(night.code()).as(night.out() + night.err()).isZero();
		Path results = this.folder.resolve("results.csv");
		clinic.run("measure", "--from", "2020-01-01", "--to", "2030-12-31", "--measure", "sobriety-curve", "--verdicts",
				this.folder.resolve("verdicts.csv").toString(), "--results", results.toString());

		TreeMap<Double, NamedCsvRecord> curve = new TreeMap<>();
		for (NamedCsvRecord row : read(results)) {
			boolean isNetwork = row.getField("site").isEmpty() && row.getField("level_of_care").isEmpty()
					&& row.getField("stratum").isEmpty();
			if (isNetwork && row.getField("statistic").equals("survival")) {
				curve.put(Double.valueOf(row.getField("time")), row);
			}
			if (isNetwork && row.getField("statistic").equals("median")) {
				assertThat(row.getField("value")).isEqualTo("170");
				assertThat(row.getField("ci_low")).isEqualTo("156");
				assertThat(row.getField("ci_high")).isEqualTo("189");
				assertThat(row.getField("denominator")).isEqualTo("575");
			}
		}
		for (NamedCsvRecord expected : read(SHARED.resolve("uis_expected_km.csv"))) {
			NamedCsvRecord step = curve.floorEntry(Double.valueOf(expected.getField("day").trim())).getValue();
			assertClose(step, "value", expected, "survival");
			assertClose(step, "ci_low", expected, "lower_loglog");
			assertClose(step, "ci_high", expected, "upper_loglog");
		}
	}

	private static void assertClose(NamedCsvRecord step, String ours, NamedCsvRecord expected, String theirs) {
		assertThat(Double.parseDouble(step.getField(ours))).isCloseTo(Double.parseDouble(expected.getField(theirs)),
				within(1e-9));
	}

	private static List<NamedCsvRecord> read(Path file) throws IOException {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
			return csv.stream().toList();
		}
	}

}

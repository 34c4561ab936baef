package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.run.NightClock;
import org.clinicoutcomes.templates.HostileTexts;
import tools.jackson.databind.json.JsonMapper;

/**
 * A clinic in which everything that may be named is named by an attacker, and whose
 * systems deliver identifiers where none belong.
 */
final class AttackedClinic {

	/** What a feed takes as a text. */
	static final List<String> NAMES = HostileTexts.forSpreadsheets()
		.stream()
		.filter((text) -> text.length() <= 200 && !text.isBlank() && text.chars().noneMatch(Character::isISOControl))
		.toList();

	/** What it must not take. */
	static final List<String> REFUSED = HostileTexts.forSpreadsheets()
		.stream()
		.filter((text) -> text.length() > 200 || text.chars().anyMatch(Character::isISOControl))
		.toList();

	static final String PROGRAM = "=HYPERLINK(\"https://x.test\",\"A&C 50 % off %s\")";

	static final String HEADING = "=1+1";

	static final String FOOTER = "@SUM(1+1)*cmd|' /C calc'!A0";

	static final String FUNDER = "+cmd|' /C calc'!A0 %d";

	static final String RECIPIENT = "=WEBSERVICE(\"https://x.test\")";

	static final String AGREEMENT = "-2+3+cmd|' /C calc'!A0";

	static final List<String> TITLES = List.of("=HYPERLINK(\"https://x.test\",\"50 % off %s\")", "@SUM(1+1) {0} ${x}",
			"-cmd|' /C calc'!A0", "https://x.test/?a=b&c=<d>");

	private final TestClinic clinic;

	private AttackedClinic(TestClinic clinic) {
		this.clinic = clinic;
	}

	static AttackedClinic at(Path home) {
		JsonMapper json = JsonMapper.shared();
		TestClinic clinic = TestClinic.at(home)
			.file("config/application.yml",
					"clinic: {open-months: 0, program-name: %s}%n".formatted(json.writeValueAsString(PROGRAM)))
			.file("config/report.yml",
					"program-name: %s%nheadings: {retention: %s}%nfooter: %s%n".formatted(
							json.writeValueAsString(PROGRAM), json.writeValueAsString(HEADING),
							json.writeValueAsString(FOOTER)))
			.file("config/funders/hostile.yml",
					"""
							name: %s
							clients: [county]
							measures: [attendance-rate, %s]
							numbers: exact
							basis: {kind: contract, agreement: %s, signed: 2026-06-12}
							recipients: [%s]
							targets: [{measure: attendance-rate, at-least: 0.7}]
							""".formatted(json.writeValueAsString(FUNDER), String.join(", ", ids()),
							json.writeValueAsString(AGREEMENT), json.writeValueAsString(RECIPIENT)))
			.file("config/sources/modules/source.yml",
					"""
							files:
							  site: {pattern: "site-{date}.csv", delivery: snapshot}
							  people: {pattern: "people-{date}.csv", delivery: snapshot, header: [id, home, %s]}
							  stay: {pattern: "stay-{date}.csv", delivery: snapshot, header: [record_id, client_id, site, level_of_care, admitted_on]}
							  coverage: {pattern: "coverage-{date}.csv", delivery: changes, header: [record_id, client_id, funder, covered_from]}
							  attendance: {pattern: "attendance-{date}.csv", delivery: changes, header: [record_id, client_id, site, starts_at, minutes, service, status]}
							feeds: [site, client, stay, coverage, attendance]
							"""
						.formatted(columns()))
			.file("config/sources/modules/client.sql",
					"select 'p-' || id as record_id, id as client_id, home as site, _file, _line from people");
		return new AttackedClinic(clinic);
	}

	TestClinic clinic() {
		return this.clinic;
	}

	/** A few of the catalogue's measures, and the clinic's own with titles of its own. */
	static List<MeasureFile> measures() {
		List<MeasureFile> measures = new ArrayList<>(Catalogue.read(Path.of("none"), FeedContracts.standard())
			.matching("{census-flow,attendance-rate,follow-up-rate-6-months}"));
		for (int index = 0; index < TITLES.size(); index++) {
			String title = TITLES.get(index);
			measures.add(
					MeasureFile
						.read("retention", ids().get(index),
								"""
										-- title: %1$s
										-- question: %1$s
										-- denominator: %1$s
										-- exclusion: %1$s
										-- numerator: %1$s
										-- missing: %1$s
										-- scoring: proportion
										-- direction: none
										-- additive: yes
										-- window: month
										-- source: own

										select stay_id as subject_id, client_id, stay_id, admitted_on as counted_on, null::text as part,
										  null::text as exclusion, null::text[] as evidence, discharged_on is not null as met
										from stay
										where admitted_on between :period_start and :period_end
										"""
									.formatted(title),
								"case,feed,values,expect\n")
						.asOwn());
		}
		return measures;
	}

	private static List<String> ids() {
		return Stream.iterate(1, (number) -> number + 1).limit(TITLES.size()).map((number) -> "own-" + number).toList();
	}

	private static String columns() {
		return Stream.iterate(1, (number) -> number + 1)
			.limit(Identifiers.ALL.size())
			.map((number) -> "note" + number)
			.collect(Collectors.joining(", "));
	}

	/** Everything, in which eighteen clients have an identifier for a key. */
	void deliver() {
		List<List<String>> sites = new ArrayList<>(List.of(List.of("site", "name", "time_zone", "program", "region")));
		List<List<String>> people = new ArrayList<>();
		List<String> header = new ArrayList<>(List.of("id", "home"));
		header.addAll(List.of(columns().split(", ")));
		people.add(header);
		List<List<String>> stays = new ArrayList<>(
				List.of(List.of("record_id", "client_id", "site", "level_of_care", "admitted_on")));
		List<List<String>> coverages = new ArrayList<>(
				List.of(List.of("record_id", "client_id", "funder", "covered_from")));
		for (int index = 0; index < NAMES.size(); index++) {
			String client = client(index);
			String site = site(index);
			if (index % 4 == 0) {
				sites.add(List.of(site, name(index + 1), "America/New_York", name(index + 2), name(index + 3)));
			}
			List<String> person = new ArrayList<>(List.of(client, site));
			person.addAll(Identifiers.ALL);
			people.add(person);
			stays.add(List.of("s-" + client, client, site, "2.1", "2026-10-%02d".formatted(1 + index % 20)));
			coverages.add(List.of("f-" + client, client, name(index + 4), "2026-01-01"));
			coverages.add(List.of("c-" + client, client, "county", "2026-01-01"));
		}
		for (String refused : REFUSED) {
			sites.add(List.of(refused, "Name", "America/New_York", "", ""));
			sites.add(List.of("code" + sites.size(), refused, "America/New_York", "", ""));
			coverages.add(List.of("r-" + coverages.size(), client(0), refused, "2026-01-01"));
		}
		write("site-2026-11-02.csv", sites);
		write("people-2026-11-02.csv", people);
		write("stay-2026-11-02.csv", stays);
		write("coverage-2026-11-02.csv", coverages);
		List<List<String>> attendances = attendances("a", "attended");
		for (String identifier : Identifiers.ALL) {
			// Where a number, a word and a known client belong; and a row of another
			// width.
			attendances.add(row("bad1-" + identifier, client(0), NAMES.get(0), identifier, "attended"));
			attendances.add(row("bad2-" + identifier, client(0), NAMES.get(0), "60", identifier));
			attendances.add(row("waits-" + identifier, "unknown " + identifier, NAMES.get(0), "60", "attended"));
			attendances.add(List.of(identifier, identifier));
		}
		write("attendance-2026-11-02.csv", attendances);
	}

	/** Every third session was missed after all. */
	void correct() {
		write("attendance-2026-11-05.csv", attendances("a", "no_show"));
	}

	/**
	 * So much that a run can be killed while it reads, and files that must be refused as
	 * a whole: they begin with a row where the header belongs.
	 */
	void deliverMuchAndBadly() {
		List<List<String>> attendances = attendances("a", "attended");
		for (int copy = 0; copy < 20; copy++) {
			List<List<String>> more = attendances("b" + copy, "attended");
			attendances.addAll(more.subList(1, more.size()));
		}
		write("attendance-2026-11-06.csv", attendances);
		write("coverage-2026-11-06.csv", List.of(Identifiers.ALL, Identifiers.ALL));
		write("people-2026-11-06.csv", List.of(Identifiers.ALL, Identifiers.ALL));
	}

	/**
	 * A night in a process of its own.
	 */
	public static void main(String[] args) {
		NightClock clock = new NightClock();
		clock.set(Instant.parse(args[1]));
		try (Clinic open = Clinic.open(Path.of(args[0]), clock)) {
			open.nightly(Map.of(), Set.of());
		}
	}

	private static List<List<String>> attendances(String prefix, String status) {
		List<List<String>> rows = new ArrayList<>(
				List.of(List.of("record_id", "client_id", "site", "starts_at", "minutes", "service", "status")));
		for (int index = 0; index < NAMES.size(); index++) {
			rows.add(row(prefix + "-" + client(index), client(index), site(index), "60",
					(index % 3 == 0) ? status : "attended"));
		}
		return rows;
	}

	private static List<String> row(String id, String client, String site, String minutes, String status) {
		return List.of(id, client, site, "2026-10-22T10:00", minutes, "group", status);
	}

	/** Four clients share a site, and its row has four names. */
	private static String site(int index) {
		return NAMES.get(index / 4 * 4);
	}

	private static String client(int index) {
		return (index < Identifiers.ALL.size()) ? Identifiers.ALL.get(index) : "c" + index;
	}

	private static String name(int index) {
		return NAMES.get(index % NAMES.size());
	}

	private void write(String name, List<List<String>> rows) {
		try {
			Path file = this.clinic.home().resolve("inbox/modules").resolve(name);
			Files.createDirectories(file.getParent());
			try (CsvWriter csv = CsvWriter.builder()
				.lineDelimiter(LineDelimiter.LF)
				.build(Files.newBufferedWriter(file))) {
				rows.forEach(csv::writeRecord);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

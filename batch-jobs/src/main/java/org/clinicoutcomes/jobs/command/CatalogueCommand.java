package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.jobs.measure.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints all measures from their headers; it takes no lock and needs no database.
 */
@Command(name = "catalogue", mixinStandardHelpOptions = true,
		description = "Print all measures, the clinic's own included: what each asks, whom it counts and where it comes from.")
final class CatalogueCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private Form form = Form.table;

	@Option(names = "--measure", paramLabel = "GLOB", defaultValue = "*",
			description = "Which measures, for example retained-* (default: all).")
	private String glob = "*";

	@Override
	public Integer call() {
		Catalogue catalogue = Catalogue.read(this.home.folder().resolve("config/measures"), FeedContracts.standard());
		List<Map<String, String>> entries = catalogue.matching(this.glob)
			.stream()
			.map(CatalogueCommand::entry)
			.toList();
		System.out.print(switch (this.form) {
			case table -> table(entries);
			case markdown -> markdown(entries);
			case csv -> csv(entries);
			case json -> json(entries);
		});
		Map<String, String> refused = catalogue.refused(this.glob);
		refused.values().forEach(System.err::println);
		return (refused.isEmpty() ? ExitCode.DONE : ExitCode.INPUT_REFUSED).code();
	}

	private static Map<String, String> entry(MeasureFile measure) {
		MeasureHeader header = measure.header();
		Map<String, String> entry = new LinkedHashMap<>();
		entry.put("measure", header.id());
		entry.put("subject", header.subject());
		entry.put("title", header.title());
		entry.put("question", header.question());
		entry.put("denominator", header.denominator());
		entry.put("exclusion", header.exclusion());
		entry.put("numerator", header.numerator());
		entry.put("missing", header.missing());
		entry.put("scoring", header.scoring().word());
		entry.put("unit", header.unit());
		entry.put("direction", header.direction().name().toLowerCase(Locale.ROOT));
		entry.put("additive", header.additive() ? "yes" : "no");
		entry.put("window", (header.windowMonths() == 1) ? "month" : header.windowMonths() + " months");
		entry.put("source", header.source());
		entry.put("version", measure.version());
		entry.put("own", measure.isOwn() ? "yes" : "no");
		return entry;
	}

	private static String table(List<Map<String, String>> entries) {
		int longestId = width(entries, "measure");
		int longestSubject = width(entries, "subject");
		int longestScoring = width(entries, "scoring");
		StringBuilder text = new StringBuilder();
		String form = "%-" + longestId + "s  %-" + longestSubject + "s  %-" + longestScoring + "s  %-12s  %s%n";
		text.append(form.formatted("measure", "subject", "scoring", "version", "title"));
		entries.forEach((entry) -> text.append(form.formatted(entry.get("measure"), entry.get("subject"),
				entry.get("scoring"), entry.get("version"), entry.get("title"))));
		return text
			.append("%d measures; --format markdown, csv or json prints their whole definitions%n"
				.formatted(entries.size()))
			.toString();
	}

	private static int width(List<Map<String, String>> entries, String key) {
		return entries.stream().mapToInt((entry) -> entry.get(key).length()).max().orElse(1);
	}

	private static String markdown(List<Map<String, String>> entries) {
		StringBuilder text = new StringBuilder("# Measures%n".formatted());
		String subject = "";
		for (Map<String, String> entry : entries.stream()
			.sorted((one, other) -> (one.get("subject") + " " + one.get("measure"))
				.compareTo(other.get("subject") + " " + other.get("measure")))
			.toList()) {
			if (!entry.get("subject").equals(subject)) {
				subject = entry.get("subject");
				text.append("%n## %s%n".formatted(subject));
			}
			text.append("%n### %s: %s%n%n%s%n%n".formatted(entry.get("measure"), entry.get("title"),
					entry.get("question")));
			entry.forEach((key, value) -> {
				if (!value.isEmpty() && !List.of("measure", "subject", "title", "question").contains(key)) {
					text.append("- %s: %s%n".formatted(key, value));
				}
			});
		}
		return text.toString();
	}

	private static String csv(List<Map<String, String>> entries) {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
			entries.stream().limit(1).forEach((entry) -> writer.writeRecord(entry.keySet()));
			entries
				.forEach((entry) -> writer.writeRecord(entry.values().stream().map(SpreadsheetText::marked).toList()));
			writer.flush();
			return text.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String json(List<Map<String, String>> entries) {
		return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(entries)
				+ System.lineSeparator();
	}

	/**
	 * How the catalogue is printed.
	 */
	private enum Form {

		table, markdown, csv, json

	}

}

package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.clinicoutcomes.domain.funder.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page of the shelf: one table for each month, one row for each issue.
 */
final class ShelfPage {

	private static final String STYLE = """
			body { margin: 2rem auto; max-width: 72rem; padding: 0 1.5rem; color: #1C2428; background: #FFFFFF;
			  font: 1rem/1.5 Lato, "Helvetica Neue", Arial, sans-serif; }
			h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; color: #0B4F6C; }
			.lead, .notice { margin: 0.5rem 0 2rem; color: #4A555B; max-width: 48rem; }
			.scroll { overflow-x: auto; margin: 0 0 2.5rem; }
			table { border-collapse: collapse; width: 100%; }
			caption { text-align: left; font-size: 1.25rem; font-weight: bold; color: #0B4F6C; padding: 0 0 0.5rem; }
			th, td { text-align: left; vertical-align: top; padding: 0.5rem 1.5rem 0.5rem 0; border-bottom: 1px solid #C9D1D5; }
			thead th { border-bottom: 2px solid #0B4F6C; color: #4A555B; white-space: nowrap; }
			td.moment { font-variant-numeric: tabular-nums; white-space: nowrap; }
			tr.replaced td, tr.replaced th { color: #4A555B; font-weight: normal; }
			ul { list-style: none; margin: 0; padding: 0; }
			li { display: inline-block; margin: 0 1rem 0 0; white-space: nowrap; }
			a { color: #0B4F6C; }
			a:focus-visible { outline: 3px solid #0B4F6C; outline-offset: 2px; }
			@media print { body { margin: 0; max-width: none; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
			""";

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);

	private final String program;

	private final Function<String, List<String>> files;

	private final Writer out;

	private final XMLStreamWriter xml;

	/**
	 * A page.
	 * @param program the program's name
	 * @param files the names of an issue's files by its folder, none if it is gone
	 * @param out where to
	 */
	ShelfPage(String program, Function<String, List<String>> files, Writer out) throws XMLStreamException {
		this.program = program;
		this.files = files;
		this.out = out;
		this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
	}

	/**
	 * Write the page.
	 * @param issues all issues, the latest month and revision first
	 */
	void write(List<IssueLedger.Entry> issues) throws XMLStreamException {
		this.xml.writeDTD("<!DOCTYPE html>");
		line();
		begin("html", "lang", "en");
		line();
		head();
		begin("body");
		begin("main");
		line();
		element("h1", "Issued reports: " + this.program);
		line();
		element("p",
				"Every report that was issued, latest month first. An issued file is never changed: a corrected report is a new issue, and the one it replaces stays here. All moments are UTC.",
				"class", "lead");
		line();
		Map<YearMonth, List<IssueLedger.Entry>> months = new LinkedHashMap<>();
		issues.forEach((issue) -> months.computeIfAbsent(issue.month(), (month) -> new ArrayList<>()).add(issue));
		for (Map.Entry<YearMonth, List<IssueLedger.Entry>> month : months.entrySet()) {
			table(month.getKey(), month.getValue());
		}
		element("p", Notice.SHORT, "class", "notice");
		line();
		end();
		end();
		end();
		line();
		this.xml.writeEndDocument();
		this.xml.flush();
	}

	private void head() throws XMLStreamException {
		begin("head");
		line();
		this.xml.writeEmptyElement("meta");
		this.xml.writeAttribute("charset", "utf-8");
		line();
		this.xml.writeEmptyElement("meta");
		this.xml.writeAttribute("name", "viewport");
		this.xml.writeAttribute("content", "width=device-width, initial-scale=1");
		line();
		element("title", "Issued reports: " + this.program);
		line();
		// Holds no text of a clinic; quotes in it must stand as they are.
		begin("style");
		this.xml.writeCharacters("");
		this.xml.flush();
		raw(STYLE);
		end();
		line();
		end();
		line();
	}

	private void table(YearMonth month, List<IssueLedger.Entry> issues) throws XMLStreamException {
		begin("div", "class", "scroll");
		begin("table");
		element("caption", MONTH.format(month));
		line();
		begin("thead");
		begin("tr");
		for (String heading : List.of("Issue", "For", "State", "Known as of", "Issued",
				"Changed since the issue before", "Files")) {
			element("th", heading, "scope", "col");
		}
		end();
		end();
		line();
		begin("tbody");
		line();
		Map<String, IssueLedger.Entry> newer = new LinkedHashMap<>();
		for (IssueLedger.Entry issue : issues) {
			row(issue, newer.put(issue.period() + " " + issue.audience(), issue));
		}
		end();
		end();
		end();
		line();
	}

	/** Where the period is longer than the month it ends with, its name is said. */
	private static String whom(IssueLedger.Entry issue) {
		boolean isMonth = issue.period().equals(issue.month().toString());
		return "%s, %s%s".formatted(issue.audience(), issue.kind(), isMonth ? "" : ", " + issue.period());
	}

	private void row(IssueLedger.Entry issue, IssueLedger.@Nullable Entry newer) throws XMLStreamException {
		begin("tr", "class", (newer == null) ? "current" : "replaced");
		element("th", "r" + issue.revision(), "scope", "row");
		element("td", whom(issue));
		element("td", (newer == null) ? "current" : "replaced by r" + newer.revision());
		element("td", MOMENT.format(issue.night().knownAt()), "class", "moment");
		element("td", MOMENT.format(issue.issuedAt()), "class", "moment");
		element("td", changes(issue));
		begin("td");
		files(issue);
		end();
		end();
		line();
	}

	private static String changes(IssueLedger.Entry issue) {
		ChangeCounts changes = issue.changes();
		if (changes == null) {
			return (issue.revision() == 1) ? "first issue" : "not counted";
		}
		List<String> reasons = new ArrayList<>();
		because(reasons, changes.byRecords(), "by records");
		because(reasons, changes.byDefinition(), "by definition");
		because(reasons, changes.byBoth(), "by both");
		String all = count(changes.all(), "result differs", "results differ");
		String text = switch (reasons.size()) {
			case 0 -> all;
			case 1 -> all + reasons.get(0).substring(reasons.get(0).indexOf(' '));
			default -> all + ": " + String.join(", ", reasons);
		};
		return (changes.definitions() > 0)
				? "%s; %s".formatted(text, count(changes.definitions(), "definition changed", "definitions changed"))
				: text;
	}

	private static void because(List<String> reasons, long count, String reason) {
		if (count > 0) {
			reasons.add(String.format(Locale.US, "%,d %s", count, reason));
		}
	}

	private static String count(long count, String one, String many) {
		return String.format(Locale.US, "%,d %s", count, (count == 1) ? one : many);
	}

	private void files(IssueLedger.Entry issue) throws XMLStreamException {
		List<String> names = this.files.apply(issue.folder());
		if (names.isEmpty()) {
			this.xml.writeCharacters("no longer on the shelf");
			return;
		}
		begin("ul");
		for (String name : names.stream().sorted(Comparator.comparing(ShelfPage::label)).toList()) {
			begin("li");
			element("a", label(name).substring(1), "href", "%s/%s".formatted(issue.folder().replace('\\', '/'), name));
			end();
		}
		end();
	}

	/**
	 * What a file is, after a digit that puts the ones people open first.
	 */
	private static String label(String name) {
		return switch (name) {
			case IssueContent.RESULTS -> "4All results (CSV)";
			case IssueContent.CHANGES -> "5What changed (CSV)";
			case Manifest.NAME -> "6Manifest (JSON)";
			default -> name.endsWith(".pdf") ? "1Report (PDF)" : name.endsWith(".xlsx") ? "2Workbook (Excel)"
					: name.endsWith(".html") ? "3Report (web page)" : "7" + name;
		};
	}

	private void begin(String name, String... attributes) throws XMLStreamException {
		this.xml.writeStartElement(name);
		for (int i = 0; i < attributes.length; i += 2) {
			this.xml.writeAttribute(attributes[i], attributes[i + 1]);
		}
	}

	private void element(String name, String text, String... attributes) throws XMLStreamException {
		begin(name, attributes);
		this.xml.writeCharacters(text);
		end();
	}

	private void end() throws XMLStreamException {
		this.xml.writeEndElement();
	}

	private void line() throws XMLStreamException {
		this.xml.writeCharacters("\n");
	}

	private void raw(String text) {
		try {
			this.out.write(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

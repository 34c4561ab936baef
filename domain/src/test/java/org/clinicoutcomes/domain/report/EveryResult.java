package org.clinicoutcomes.domain.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;

import static org.clinicoutcomes.domain.report.ResultBuilder.OCTOBER;
import static org.clinicoutcomes.domain.report.ResultBuilder.a;

/**
 * A result of every kind that any part of the report could look up, for every measure of
 * the catalogue: for the network, three sites and a level of care, in two months.
 */
final class EveryResult {

	private static final Path MEASURES = Path.of("src/main/resources/measures");

	private static final Map<String, List<String>> PARTS = Map.ofEntries(
			Map.entry("census-flow", List.of("network", "site")),
			Map.entry("attendance-by-time-band", List.of("morning", "afternoon", "evening", "weekend")),
			Map.entry("attendance-by-modality", List.of("in_person", "video", "phone", "unknown")),
			Map.entry("any-support-contact",
					List.of("any", "mutual_help", "peer_mentor", "recovery_center", "alumni", "sober_activity",
							"family_support")),
			Map.entry("topic-coverage",
					List.of("relapse_prevention", "coping_skills", "family_dynamics", "communication",
							"stress_management", "mindfulness")),
			Map.entry("follow-up-7-days", List.of("own", "referred-in")),
			Map.entry("follow-up-14-days", List.of("own", "referred-in")),
			Map.entry("follow-up-30-days", List.of("own", "referred-in")),
			Map.entry("milestones-this-month", List.of("24h", "30d", "60d", "90d", "6m", "9m", "1y")),
			Map.entry("length-of-stay", List.of("all", "completed", "dropped_out", "terminated", "transferred",
					"incarcerated", "died", "other", "unknown")));

	private static final Map<String, List<String>> CATEGORIES = Map.of("census-flow",
			List.of("opening", "admissions", "transfers_in", "discharges", "transfers_out", "closing",
					"average_daily_census"),
			"discharge-reason", List.of("completed", "dropped_out", "terminated", "transferred", "incarcerated", "died",
					"other", "unknown"));

	private EveryResult() {
	}

	static List<MeasureHeader> headers() {
		try (Stream<Path> files = Files.walk(MEASURES)) {
			return files.filter((file) -> file.toString().endsWith(".sql")).sorted().map(EveryResult::header).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * All of them.
	 * @param change what each is changed to
	 */
	static List<Result> all(UnaryOperator<ResultBuilder> change) {
		List<Result> results = new ArrayList<>();
		for (MeasureHeader header : headers()) {
			for (String part : PARTS.getOrDefault(header.id(), List.of(""))) {
				for (YearMonth month : List.of(OCTOBER, OCTOBER.minusMonths(1))) {
					Stream.of("", "A", "B", "C")
						.forEach((site) -> of(header)
							.forEach((one) -> results.add(change.apply(one.in(month).part(part).site(site)).build())));
					of(header)
						.forEach((one) -> results.add(change.apply(one.in(month).part(part).level("2.1")).build()));
				}
			}
		}
		return results;
	}

	private static MeasureHeader header(Path file) {
		try {
			return MeasureFile
				.read(file.getParent().getFileName().toString(), file.getFileName().toString().replace(".sql", ""),
						Files.readString(file), "")
				.header();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<ResultBuilder> of(MeasureHeader header) {
		List<String> categories = CATEGORIES.getOrDefault(header.id(), List.of("one", "other"));
		Scoring scoring = header.scoring();
		return switch (scoring) {
			case PROPORTION ->
				List.of(number(header, Statistic.RATE), number(header, Statistic.EXCLUDED).category("died"));
			case CHANGE,
					MEAN_CHANGE ->
				Stream.of(Statistic.BEFORE, Statistic.AFTER, Statistic.CHANGE)
					.flatMap((statistic) -> Stream.of("", "paired", "lower-bound", "upper-bound")
						.map((category) -> number(header, statistic).category(category)))
					.toList();
			case MEAN -> List.of(number(header, Statistic.MEAN));
			case MEDIAN -> Stream.of(Statistic.MEDIAN, Statistic.MEAN, Statistic.P25, Statistic.P75, Statistic.P90)
				.map((statistic) -> number(header, statistic))
				.toList();
			case SURVIVAL -> List.of(number(header, Statistic.SURVIVAL).at(10),
					number(header, Statistic.SURVIVAL).at(77), number(header, Statistic.MEDIAN));
			case INCIDENCE -> categories.stream()
				.map((category) -> number(header, Statistic.INCIDENCE).category(category).at(30))
				.toList();
			case DISTRIBUTION -> Stream.of(Statistic.COUNT, Statistic.SHARE)
				.flatMap((statistic) -> categories.stream()
					.map((category) -> number(header, statistic).category(category)))
				.toList();
			case FLOW ->
				categories.stream().map((category) -> number(header, Statistic.COUNT).category(category)).toList();
			case COUNT -> List.of(number(header, Statistic.COUNT));
		};
	}

	private static ResultBuilder number(MeasureHeader header, Statistic statistic) {
		return a(header.id(), statistic, 0.7654321, 7654).of(5858, 7654).interval(0.7531, 0.7642);
	}

}

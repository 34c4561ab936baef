package org.clinicoutcomes.jobs.secondopinion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.TestClinic;

/**
 * The records of many small clinics as one delivery.
 */
final class Records {

	private Records() {
	}

	/**
	 * The records of the clinics with the seeds 1 to a number, and their two sites.
	 */
	static Map<String, List<Map<String, String>>> of(int seeds) {
		Map<String, List<Map<String, String>>> rows = new TreeMap<>();
		rows.put("site",
				List.of(Map.of("site", "east", "name", "East", "time_zone", "America/Puerto_Rico", "program", "Day"),
						Map.of("site", "west", "name", "West", "time_zone", "America/Phoenix")));
		LongStream.rangeClosed(1, seeds)
			.mapToObj(RandomClinic::new)
			.forEach((clinic) -> clinic.rows()
				.forEach((feed, more) -> rows.computeIfAbsent(feed, (key) -> new ArrayList<>()).addAll(more)));
		return rows;
	}

	/**
	 * Put records into a clinic's inbox and describe their source.
	 */
	static void deliver(TestClinic clinic, Map<String, List<Map<String, String>>> rows) {
		FeedContracts contracts = FeedContracts.standard();
		clinic.file("config/sources/cases/source.yml",
				"files:\n" + contracts.names()
					.stream()
					.map("  %1$s: {pattern: '%1$s.csv', delivery: changes}\n"::formatted)
					.collect(Collectors.joining()) + "feeds: [" + String.join(", ", contracts.names()) + "]\n");
		contracts.all().forEach((contract) -> {
			StringBuilder text = new StringBuilder(String.join(",", contract.columnNames())).append('\n');
			rows.getOrDefault(contract.name(), List.of())
				.forEach((row) -> text
					.append(contract.columnNames()
						.stream()
						.map((column) -> row.getOrDefault(column, ""))
						.collect(Collectors.joining(",")))
					.append('\n'));
			clinic.file("inbox/cases/%s.csv".formatted(contract.name()), text.toString());
		});
	}

}

package org.clinicoutcomes.jobs.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.BoundaryCase;

/**
 * Turns boundary cases into one delivery of a single clinic, in which every case has
 * clients and records of its own, and the sites that it describes.
 */
final class CaseDelivery {

	private static final Map<String, Map<String, String>> DEFAULTS = Map.of("stay", Map.of("level_of_care", "2.1"),
			"attendance", Map.of("minutes", "180", "service", "group", "status", "attended"), "drug_test",
			Map.of("substance", "any"), "use_report", Map.of("substance", "any"), "site",
			Map.of("name", "Site", "time_zone", "America/New_York"));

	private static final Set<String> OWN_NAMES = Set.of("record_id", "client_id", "site", "specimen_id");

	private final FeedContracts contracts;

	private final Map<String, List<Map<String, String>>> rows = new TreeMap<>();

	private final Set<String> sharedSites = new TreeSet<>();

	CaseDelivery(FeedContracts contracts) {
		this.contracts = contracts;
	}

	/**
	 * Add the records of a case.
	 * @param prefix what its clients' names are to begin with
	 * @param boundaryCase the case
	 */
	void add(String prefix, BoundaryCase boundaryCase) {
		Map<String, Integer> numbers = new HashMap<>();
		Set<String> ownSites = new TreeSet<>();
		boundaryCase.rows()
			.stream()
			.filter((row) -> row.feed().equals("site"))
			.forEach((row) -> ownSites.add(row.values().getOrDefault("site", "s1")));
		Set<String> sites = new TreeSet<>(Set.of("s1"));
		Set<String> clients = new TreeSet<>();
		Set<String> knownClients = new TreeSet<>();
		for (BoundaryCase.Row row : boundaryCase.rows()) {
			FeedContract contract = this.contracts.get(row.feed());
			Map<String, String> values = completed(contract, row, numbers.merge(row.feed(), 1, Integer::sum));
			addTo(clients, values.get("client_id"));
			addTo(sites, values.get("site"));
			addTo(knownClients, row.feed().equals("client") ? values.get("client_id") : null);
			add(prefix, contract, values, ownSites);
		}
		sites.removeAll(ownSites);
		clients.removeAll(knownClients);
		for (String site : sites) {
			if (this.sharedSites.add(site)) {
				addDefault(prefix, "site", Map.of("site", site), ownSites);
			}
		}
		clients.forEach((client) -> addDefault(prefix, "client",
				Map.of("client_id", client, "record_id", "of-" + client), ownSites));
	}

	private void addDefault(String prefix, String feed, Map<String, String> values, Set<String> ownSites) {
		FeedContract contract = this.contracts.get(feed);
		add(prefix, contract, completed(contract, new BoundaryCase.Row(feed, values), 0), ownSites);
	}

	private static Map<String, String> completed(FeedContract contract, BoundaryCase.Row row, int number) {
		Map<String, String> values = new HashMap<>(DEFAULTS.getOrDefault(row.feed(), Map.of()));
		values.put("record_id", (row.feed().equals("stay") ? "stay" : "") + number);
		values.put("client_id", "c1");
		values.put("site", "s1");
		values.putAll(row.values());
		values.keySet().retainAll(contract.columnNames());
		if (row.feed().equals("attendance")) {
			values.computeIfPresent("starts_at", (key, moment) -> moment.contains("T") ? moment : moment + "T09:00");
		}
		boolean isCollected = row.feed().equals("drug_test")
				&& !Set.of("missed", "refused").contains(Objects.requireNonNullElse(values.get("result"), ""));
		if (isCollected) {
			values.putIfAbsent("collected_on", values.get("scheduled_on"));
		}
		return values;
	}

	private static boolean isSite(Column column) {
		return column.name().equals("site") || "site".equals(column.refersTo());
	}

	private static void addTo(Set<String> names, String name) {
		if (name != null) {
			names.add(name);
		}
	}

	private void add(String prefix, FeedContract contract, Map<String, String> values, Set<String> ownSites) {
		Map<String, String> renamed = new HashMap<>(values);
		contract.columns()
			.stream()
			.filter((column) -> column.refersTo() != null || OWN_NAMES.contains(column.name()))
			.filter((column) -> !isSite(column) || ownSites.contains(values.get(column.name())))
			.forEach((column) -> renamed.computeIfPresent(column.name(), (name, value) -> prefix + value));
		this.rows.computeIfAbsent(contract.name(), (feed) -> new ArrayList<>()).add(renamed);
	}

	/**
	 * Put the delivery into a clinic's inbox, and the source that describes it into its
	 * home.
	 * @param home the clinic's folder
	 */
	void deliverTo(Path home) {
		Collection<String> feeds = this.contracts.names();
		write(home.resolve("config/sources/cases/source.yml"),
				"files:\n" + feeds.stream()
					.map("  %1$s: {pattern: '%1$s.csv', delivery: changes}\n"::formatted)
					.collect(Collectors.joining()) + "feeds: [" + String.join(", ", feeds) + "]\n");
		for (FeedContract contract : this.contracts.all()) {
			StringBuilder text = new StringBuilder(String.join(",", contract.columnNames())).append('\n');
			for (Map<String, String> row : this.rows.getOrDefault(contract.name(), List.of())) {
				text.append(contract.columnNames()
					.stream()
					.map((column) -> row.getOrDefault(column, ""))
					.collect(Collectors.joining(","))).append('\n');
			}
			write(home.resolve("inbox/cases/%s.csv".formatted(contract.name())), text.toString());
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package org.clinicoutcomes.domain.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All feed contracts, parents before the feeds that refer to them.
 */
public final class FeedContracts {

	private static final List<String> STANDARD = List.of("site", "client", "stay", "coverage", "attendance",
			"support_contact", "coping_practice", "plan", "plan_review", "goal", "assessment", "diagnosis", "drug_test",
			"use_report", "referral", "life_status");

	private final Map<String, FeedContract> contracts = new LinkedHashMap<>();

	/**
	 * Contracts in an order in which every feed stands after those it refers to.
	 * @param contracts the contracts
	 * @throws IllegalArgumentException if one refers to a feed that does not stand before
	 * it
	 */
	public FeedContracts(Collection<FeedContract> contracts) {
		for (FeedContract contract : contracts) {
			this.contracts.put(contract.name(), contract);
			for (String parent : contract.references()) {
				if (!this.contracts.containsKey(parent)) {
					throw new IllegalArgumentException("Feed %s must stand after the feed it refers to, got: %s"
						.formatted(contract.name(), parent));
				}
			}
		}
	}

	/**
	 * The sixteen contracts of the project.
	 * @return the contracts
	 */
	public static FeedContracts standard() {
		List<FeedContract> contracts = new ArrayList<>();
		for (String name : STANDARD) {
			contracts.add(ContractFile.read(name, resource("/feeds/" + name + ".yml")));
		}
		return new FeedContracts(contracts);
	}

	private static String resource(String path) {
		try (InputStream stream = FeedContracts.class.getResourceAsStream(path)) {
			if (stream == null) {
				throw new IllegalStateException("The jar must hold the file " + path);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * All contracts in order.
	 * @return the contracts
	 */
	public List<FeedContract> all() {
		return List.copyOf(this.contracts.values());
	}

	/**
	 * The names of all feeds in order.
	 * @return the names
	 */
	public List<String> names() {
		return List.copyOf(this.contracts.keySet());
	}

	/**
	 * The contract of a feed.
	 * @param name the feed's name
	 * @return the contract
	 * @throws IllegalArgumentException if there is no such feed
	 */
	public FeedContract get(String name) {
		FeedContract contract = this.contracts.get(name);
		if (contract == null) {
			throw new IllegalArgumentException("A feed must be one of %s, got: %s".formatted(names(), name));
		}
		return contract;
	}

}

package org.clinicoutcomes.jobs.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.pull.Source;

/**
 * Knows in which source the rows stand that a source's rows refer to.
 */
public final class References {

	private final Map<String, Map<String, String>> targets = new TreeMap<>();

	/**
	 * Resolve all references between sources.
	 * @param sources all sources of the clinic
	 * @param contracts the feeds
	 * @throws ClinicFailure if several sources serve a feed and one that refers to it
	 * does not say which is meant
	 */
	public References(List<Source> sources, FeedContracts contracts) {
		for (Source source : sources) {
			Map<String, String> bySource = new TreeMap<>();
			for (String feed : source.feeds()) {
				for (String parent : contracts.get(feed).references()) {
					bySource.put(parent, target(source, parent, sources));
				}
			}
			this.targets.put(source.name(), bySource);
		}
	}

	private static String target(Source source, String parent, List<Source> sources) {
		if (source.feeds().contains(parent)) {
			return source.name();
		}
		List<String> serving = sources.stream()
			.filter((one) -> one.feeds().contains(parent))
			.map(Source::name)
			.toList();
		String named = source.refersTo().get(parent);
		if (named != null && !serving.contains(named)) {
			throw refused(source, parent, "the source " + named + ", which does not serve it");
		}
		if (named == null && serving.size() > 1) {
			throw refused(source, parent, "several that serve it: " + serving);
		}
		// A feed that nobody serves leaves its rows waiting, which is counted and shown.
		return (named != null) ? named : serving.isEmpty() ? "" : serving.get(0);
	}

	private static ClinicFailure refused(Source source, String parent, String got) {
		return new ClinicFailure(ExitCode.INPUT_REFUSED,
				"Source %s must say by refers-to which source's feed %s it means, got: %s; add refers-to: {%s: NAME} to its source.yml"
					.formatted(source.name(), parent, got, parent));
	}

	/**
	 * The source whose rows are referred to.
	 * @param source a source
	 * @param contract the feed referred to
	 * @return name of a source, empty if none serves the feed
	 */
	public String target(String source, FeedContract contract) {
		return this.targets.getOrDefault(source, Map.of()).getOrDefault(contract.name(), source);
	}

	/**
	 * All targets of a source, by feed.
	 * @param source a source
	 * @return name of a source by feed referred to
	 */
	Map<String, String> targets(String source) {
		return this.targets.getOrDefault(source, Map.of());
	}

}

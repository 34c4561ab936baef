package org.clinicoutcomes.jobs.measure;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.measure.CheckFile;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.RunLedger;
import org.clinicoutcomes.jobs.run.Session;

/**
 * Tells which measures' numbers may still change: those that read what a breached data
 * check puts in doubt, or what is built from a feed that was refused.
 */
public final class Provisional {

	private static final Pattern TARGET = Pattern.compile("insert\\s+into\\s+(\\w+)");

	private static final Pattern SOURCE = Pattern.compile("\\bknown_(\\w+)");

	private final Collection<MeasureFile> measures;

	private final Collection<CheckFile> checks;

	private final Map<String, String> build;

	/**
	 * For measures, checks and the build they read from.
	 * @param measures the measures
	 * @param checks the checks, which say what they put in doubt
	 * @param build its texts tell which tables are filled from which feeds
	 */
	public Provisional(Collection<MeasureFile> measures, Collection<CheckFile> checks, BuildStage build) {
		this.measures = measures;
		this.checks = checks;
		this.build = build.texts();
	}

	/**
	 * The measures that are provisional as of a night.
	 * @param publisher reads the ledger of runs
	 * @param night the night
	 * @return ids
	 */
	public Set<String> measures(Session publisher, Night night) {
		Set<String> doubtful = new HashSet<>(tablesOf(refusedFeeds(publisher, night)));
		Map<String, CheckFile> checks = this.checks.stream()
			.collect(Collectors.toMap(CheckFile::id, Function.identity()));
		publisher.sql("select check_id from run.finding where night = ? and is_breached")
			.param(night.number())
			.query(String.class)
			.list()
			.stream()
			.filter(checks::containsKey)
			.forEach((check) -> doubtful.addAll(checks.get(check).affects()));
		return this.measures.stream()
			.filter((measure) -> measure.reads(doubtful))
			.map(MeasureFile::id)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The feeds that could not be read; of a source that was refused as a whole, those it
	 * served before.
	 */
	private static Collection<String> refusedFeeds(Session publisher, Night night) {
		return publisher.sql("""
				select r.feed from run.refusal r where r.night = :night and r.source <> :measures and r.feed <> '*'
				union
				select c.feed
				from run.refusal r
				join run.feed_count c on c.source = r.source and c.night <= r.night
				where r.night = :night and r.source <> :measures and r.feed = '*'""")
			.param("night", night.number())
			.param("measures", RunLedger.MEASURES)
			.query(String.class)
			.list();
	}

	private Set<String> tablesOf(Collection<String> feeds) {
		Set<String> tables = new TreeSet<>();
		for (String text : this.build.values()) {
			for (String statement : text.split(";")) {
				Matcher target = TARGET.matcher(statement);
				Matcher source = SOURCE.matcher(statement);
				if (target.find() && source.results().anyMatch((one) -> feeds.contains(one.group(1)))) {
					tables.add(target.group(1));
				}
			}
		}
		return tables;
	}

}

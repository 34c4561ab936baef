package org.clinicoutcomes.jobs.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Builds what measures read: tonight for the clients that changed, or everything; and for
 * an earlier night everything as it was known then, without touching tonight's.
 */
public final class BuildStage {

	/**
	 * From so many changed clients on it matters whether everybody would be faster.
	 */
	private static final int MANY = 10_000;

	private static final String FILES = "classpath*:org/clinicoutcomes/jobs/build/*.sql";

	private final FeedContracts contracts;

	private final Settings settings;

	private final Transactions owner;

	private final Transactions loader;

	private final Progress progress;

	private final Map<String, String> files;

	public BuildStage(FeedContracts contracts, Settings settings, Transactions owner, Transactions loader,
			Progress progress) {
		this.contracts = contracts;
		this.settings = settings;
		this.owner = owner;
		this.loader = loader;
		this.progress = progress;
		this.files = files();
	}

	/**
	 * The texts of the build, by file name: a part of every definition.
	 * @return SQL texts in the order in which they run
	 */
	public Map<String, String> texts() {
		return this.files;
	}

	/**
	 * The digest of everything the build depends on besides the records.
	 * @return SHA-256 in hexadecimal digits
	 */
	public String digest() {
		return Digest.of(String.join("\n", this.files.values()), this.settings.definition().toString());
	}

	/**
	 * Build tonight's state: of the clients that changed, or of everybody if what stands
	 * there cannot be relied on or most have changed.
	 * @param night tonight
	 */
	public void buildTonight(Night night) {
		boolean full = !isUsable() || mostChanged();
		this.loader.writing((session) -> {
			session.execute("delete from run.derived_marker");
			build(session, "care", night, !full, this.settings);
			if (full) {
				session.execute("delete from outcome.measured");
			}
			session.sql("insert into run.derived_marker (built_night, built_digest) values (?, ?)")
				.params(night.number(), digest())
				.update();
		});
		analyze("care");
	}

	/**
	 * Build the state of an earlier night into the schema {@code past}.
	 * @param night the night
	 * @param then the settings it is built with
	 */
	public void buildPast(Night night, Settings then) {
		this.loader.writing((session) -> build(session, "past", night, false, then));
		analyze("past");
	}

	/**
	 * Forget which clients changed and how, once everything that follows from it is done.
	 */
	public void forgetChanges() {
		this.loader.writing((session) -> session
			.execute("truncate changed.client_change, changed.moved_column, changed.read_column"));
	}

	/**
	 * Whether tonight's state stands complete.
	 * @param night the last finished night
	 * @return whether the schema care holds what was known in that night
	 */
	public boolean isBuilt(Night night) {
		return isUsable() && this.loader.read((session) -> session.sql("select built_night from run.derived_marker")
			.query(Integer.class)
			.single()) == night.number();
	}

	private boolean isUsable() {
		return this.loader
			.read((session) -> session.sql("select count(*) from run.derived_marker where built_digest = ?")
				.param(digest())
				.query(Long.class)
				.single()) == 1;
	}

	/**
	 * Whether so many clients changed that looking at what moved in each costs more than
	 * doing everybody.
	 */
	private boolean mostChanged() {
		return this.loader.read((session) -> session.sql("""
				select changed.n >= ? and changed.n * 2 > (select count(*) from care.client)
				from (select count(*) as n from changed.client_change) changed""")
			.param(MANY)
			.query(Boolean.class)
			.single());
	}

	private void build(Session session, String schema, Night night, boolean onlyChanged, Settings with) {
		session.execute("set local search_path = %s, pg_temp".formatted(schema));
		session.execute("set local work_mem = '64MB'");
		if (!onlyChanged) {
			// What was just filled has no statistics yet, so its size is guessed too
			// small.
			session.execute("set local enable_nestloop = off");
		}
		KnownViews known = new KnownViews(session, this.contracts);
		known.create(night, onlyChanged);
		Movement movement = onlyChanged ? new Movement(session) : null;
		empty(session, schema, movement);
		fillSettings(session, with);
		this.files.forEach((name, text) -> {
			session.execute(text);
			this.progress.add(0);
		});
		if (movement != null) {
			movement.note();
		}
		known.drop();
	}

	private static void empty(Session session, String schema, @Nullable Movement movement) {
		List<String> tables = tables(session, schema);
		if (movement != null) {
			movement.take();
			tables.removeAll(movement.tables());
		}
		session.execute(
				"truncate " + tables.stream().map((table) -> schema + "." + table).collect(Collectors.joining(", ")));
	}

	private static List<String> tables(Session session, String schema) {
		return session.sql(
				"select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE' order by table_name")
			.param(schema)
			.query(String.class)
			.list();
	}

	private static void fillSettings(Session session, Settings with) {
		session.sql("""
				insert into setting values
				  (:levels, :lapsed, :gap, :nomExcluded, :firstDay, :evidenceGap, :substances,
				   cast(:followUpFrom as interval), cast(:followUpTo as interval))""")
			.param("levels", with.levels().toArray(String[]::new))
			.param("lapsed", with.lapsedAfterDays())
			.param("gap", with.episodeGapDays())
			.param("nomExcluded", with.nomExcludedLevels().toArray(String[]::new))
			.param("firstDay", with.sobriety().firstDay().key())
			.param("evidenceGap", with.sobriety().evidenceGapDays())
			.param("followUpFrom", with.followUp().from())
			.param("followUpTo", with.followUp().to())
			.param("substances", with.words().substances().toArray(String[]::new))
			.update();
		with.sobriety()
			.residualDays()
			.forEach((substance,
					days) -> session.sql("insert into residual values (?, ?)").params(substance, days).update());
	}

	private void analyze(String schema) {
		this.owner.writing((session) -> tables(session, schema)
			.forEach((table) -> session.execute("analyze %s.%s".formatted(schema, table))));
	}

	private static Map<String, String> files() {
		try {
			Resource[] resources = new PathMatchingResourcePatternResolver().getResources(FILES);
			Map<String, String> files = new LinkedHashMap<>();
			Arrays.stream(resources)
				.sorted((one, other) -> String.valueOf(one.getFilename())
					.compareTo(String.valueOf(other.getFilename())))
				.forEach((resource) -> files.put(String.valueOf(resource.getFilename()), text(resource)));
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Resource resource) {
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

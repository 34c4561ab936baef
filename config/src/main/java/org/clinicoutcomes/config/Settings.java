package org.clinicoutcomes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Everything a clinic can decide, read from {@code application.yml}, where every key is
 * explained.
 *
 * @param programName what the reports call the program
 * @param database where the database is and who logs in
 * @param openMonths how many ended months are measured again every night
 * @param queryLimitSeconds how long one mapping, measure or check may take
 * @param levels the levels of care whose stays are measured
 * @param lapsedAfterDays days without an attended service after which a stay has lapsed
 * @param episodeGapDays the longest gap that still links two stays to one episode
 * @param nomExcludedLevels the levels the National Outcome Measures leave out
 * @param sobriety how days without use are counted
 * @param words how weekly words are formed
 * @param followUp when after admission a follow-up counts
 * @param fiscalYearStartMonth the month the fiscal year begins with
 * @param shrinkLimitPercent how much smaller than the last a snapshot may be
 * @param futureDays how far ahead a session may be scheduled
 */
@ConfigurationProperties(prefix = "clinic")
public record Settings(String programName, Database database, int openMonths, int queryLimitSeconds,
		List<String> levels, int lapsedAfterDays, int episodeGapDays, List<String> nomExcludedLevels, Sobriety sobriety,
		Words words, FollowUp followUp, int fiscalYearStartMonth, int shrinkLimitPercent, int futureDays) {

	private static final Pattern LEVEL = Pattern.compile("[0-4](\\.\\d)?(-wm)?|ots");

	public Settings {
		require(programName != null && !programName.isBlank(), "program-name", "a name", programName);
		require(database != null, "database", "a mode and four logins", null);
		requireWithin(openMonths, 0, 60, "open-months");
		requireWithin(queryLimitSeconds, 1, 86_400, "query-limit-seconds");
		levels = requireLevels(levels, "levels");
		require(!levels.isEmpty(), "levels", "at least one level of care", levels);
		requireWithin(lapsedAfterDays, 1, 3650, "lapsed-after-days");
		requireWithin(episodeGapDays, 0, 3650, "episode-gap-days");
		nomExcludedLevels = requireLevels(nomExcludedLevels, "nom-excluded-levels");
		require(sobriety != null, "sobriety", "first-day, residual-days and evidence-gap-days", null);
		require(words != null, "words", "substances", null);
		require(followUp != null, "follow-up", "from and to", null);
		requireWithin(fiscalYearStartMonth, 1, 12, "fiscal-year-start-month");
		requireWithin(shrinkLimitPercent, 0, 100, "shrink-limit-percent");
		requireWithin(futureDays, 0, 3650, "future-days");
	}

	/**
	 * Reads the settings that come with the program and what the clinic's
	 * {@code config/application.yml} and the environment put over them. Works without a
	 * Spring context, because the lock must be taken before Spring starts; the log keeps
	 * still until Spring sets it up.
	 * @param home the clinic's folder
	 * @return the settings
	 * @throws ClinicFailure if a key is unknown or a value cannot be
	 */
	public static Settings load(Home home) {
		LoggingSystem.get(Settings.class.getClassLoader()).beforeInitialize();
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("home", Map.of("spring.config.location", location(home))));
		try {
			ConfigDataEnvironmentPostProcessor.applyTo(environment);
			ConfigurationPropertySources.attach(environment);
			return Binder.get(environment)
				.bind("clinic", Bindable.of(Settings.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
				.get();
		}
		catch (RuntimeException ex) {
			throw ClinicFailure.in(ex).orElseGet(() -> unreadable(home, ex));
		}
	}

	/**
	 * Returns where Spring looks for settings: in the program, then in the home, and
	 * nowhere else.
	 * @param home the clinic's folder
	 * @return the value of {@code spring.config.location}
	 */
	public static String location(Home home) {
		return "classpath:/,optional:" + home.config().toUri();
	}

	/**
	 * Returns the settings a result depends on, by key, for the definition's digest.
	 * @return key to value, sorted by key
	 */
	public SortedMap<String, String> definition() {
		SortedMap<String, String> definition = new TreeMap<>();
		definition.put("levels", this.levels.toString());
		definition.put("lapsed-after-days", Integer.toString(this.lapsedAfterDays));
		definition.put("episode-gap-days", Integer.toString(this.episodeGapDays));
		definition.put("nom-excluded-levels", this.nomExcludedLevels.toString());
		definition.put("sobriety.first-day", this.sobriety.firstDay().key());
		definition.put("sobriety.residual-days", new TreeMap<>(this.sobriety.residualDays()).toString());
		definition.put("sobriety.evidence-gap-days", Integer.toString(this.sobriety.evidenceGapDays()));
		definition.put("words.substances", this.words.substances().toString());
		definition.put("follow-up.from", this.followUp.from());
		definition.put("follow-up.to", this.followUp.to());
		definition.put("fiscal-year-start-month", Integer.toString(this.fiscalYearStartMonth));
		return definition;
	}

	/**
	 * These settings with the definitions of an earlier time, so that a past issue can be
	 * measured again.
	 * @param definition what {@link #definition()} said then; a key that is missing keeps
	 * its value, one that is unknown is passed over
	 * @return the settings
	 * @throws ClinicFailure if a value is no longer allowed
	 */
	public Settings withDefinition(Map<String, String> definition) {
		SortedMap<String, String> then = definition();
		definition.forEach((key, value) -> then.computeIfPresent(key, (same, now) -> value));
		Map<String, Integer> residualDays = new TreeMap<>();
		for (String entry : listed(then.get("sobriety.residual-days"))) {
			int equals = entry.lastIndexOf('=');
			residualDays.put(entry.substring(0, equals), Integer.valueOf(entry.substring(equals + 1)));
		}
		return new Settings(this.programName, this.database, this.openMonths, this.queryLimitSeconds,
				listed(then.get("levels")), Integer.parseInt(then.get("lapsed-after-days")),
				Integer.parseInt(then.get("episode-gap-days")), listed(then.get("nom-excluded-levels")),
				new Sobriety(
						FirstDay.valueOf(then.get("sobriety.first-day").toUpperCase(Locale.ROOT).replace('-', '_')),
						residualDays, Integer.parseInt(then.get("sobriety.evidence-gap-days"))),
				new Words(listed(then.get("words.substances"))),
				new FollowUp(then.get("follow-up.from"), then.get("follow-up.to")),
				Integer.parseInt(then.get("fiscal-year-start-month")), this.shrinkLimitPercent, this.futureDays);
	}

	/**
	 * The elements of a list or map as it is written by Java.
	 */
	private static List<String> listed(String text) {
		String inside = text.substring(1, text.length() - 1);
		return inside.isEmpty() ? List.of() : List.of(inside.split(", "));
	}

	private static ClinicFailure unreadable(Home home, RuntimeException thrown) {
		String got = thrown.getClass().getSimpleName();
		if (thrown instanceof BindException bind) {
			got = "clinic".equals(bind.getName().toString()) ? rootMessage(bind)
					: "a value that does not fit at " + bind.getName();
		}
		return new ClinicFailure(ExitCode.USAGE,
				"Settings must be YAML with the keys and values application.yml explains, got: " + got + "; correct "
						+ home.config().resolve("application.yml") + " or the environment variable of that key",
				thrown);
	}

	private static String rootMessage(Throwable thrown) {
		Throwable root = thrown;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
	}

	private static void require(boolean holds, String key, String what, @Nullable Object got) {
		if (!holds) {
			throw new ClinicFailure(ExitCode.USAGE, "clinic." + key + " must be " + what + ", got: "
					+ ((got != null) ? got : "nothing") + "; correct it in config/application.yml");
		}
	}

	private static void requireWithin(int value, int lowest, int highest, String key) {
		require(value >= lowest && value <= highest, key, lowest + " to " + highest, value);
	}

	private static List<String> requireLevels(@Nullable List<String> levels, String key) {
		List<String> given = (levels != null) ? List.copyOf(levels) : List.of();
		for (String level : given) {
			require(LEVEL.matcher(level).matches(), key, "levels of care such as 2.1, 3.7-wm or ots", level);
		}
		return given;
	}

	/**
	 * Where the database is and who logs in.
	 *
	 * @param mode the one that comes with the program, or the clinic's own
	 * @param url the clinic's own database, null for the embedded one
	 * @param owner migrates
	 * @param loader writes records
	 * @param analyst maps and measures
	 * @param publisher reads results
	 */
	public record Database(Mode mode, @Nullable String url, Credential owner, Credential loader, Credential analyst,
			Credential publisher) {

		public Database {
			require(mode != null, "database.mode", "embedded or external", null);
			require(owner != null, "database.owner", "a login", null);
			require(loader != null, "database.loader", "a login", null);
			require(analyst != null, "database.analyst", "a login", null);
			require(publisher != null, "database.publisher", "a login", null);
			url = (url == null || url.isBlank()) ? null : url;
			if (mode == Mode.EXTERNAL) {
				require(url != null && url.startsWith("jdbc:postgresql://"), "database.url",
						"jdbc:postgresql://host:port/database for an external database", "another form");
				String asked = url.toLowerCase(Locale.ROOT);
				require(!asked.contains("password=") && !asked.contains("user="), "database.url",
						"without user and password, which belong to the four logins", "a URL with one of them");
			}
		}

		/**
		 * Returns the four logins of an external database.
		 * @return the logins, passwords read
		 * @throws ClinicFailure if a password is missing
		 */
		public Logins logins() {
			require(this.url != null, "database.url", "jdbc:postgresql://host:port/database for an external database",
					null);
			return new Logins(this.url, this.owner.login("owner"), this.loader.login("loader"),
					this.analyst.login("analyst"), this.publisher.login("publisher"));
		}

	}

	/**
	 * Whose PostgreSQL it is.
	 */
	public enum Mode {

		/** The one that comes with the program and lives in the home. */
		EMBEDDED,

		/** One that the clinic runs itself. */
		EXTERNAL

	}

	/**
	 * A login of an external database, which never shows its password.
	 *
	 * @param username the role's name
	 * @param password the password, if it comes from the environment
	 * @param passwordFile a file whose first line is the password
	 */
	public record Credential(String username, @Nullable String password, @Nullable String passwordFile) {

		private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

		public Credential {
			require(username != null && ROLE.matcher(username).matches(), "database.*.username",
					"a role's name of lower-case letters, digits and _", username);
			password = (password == null || password.isBlank()) ? null : password;
			passwordFile = (passwordFile == null || passwordFile.isBlank()) ? null : passwordFile;
		}

		private Login login(String purpose) {
			String key = "database." + purpose;
			require((this.password == null) != (this.passwordFile == null), key,
					"given a password or a password-file, one of the two",
					(this.password == null) ? "neither" : "both");
			return new Login(this.username, (this.password != null) ? this.password : firstLine(key));
		}

		private String firstLine(String key) {
			Path file = Path.of(String.valueOf(this.passwordFile));
			try {
				String line = Files.readString(file).lines().findFirst().orElse("");
				require(!line.isBlank(), key + ".password-file", "a file whose first line is the password",
						"an empty one, " + file);
				return line;
			}
			catch (IOException ex) {
				throw new ClinicFailure(ExitCode.USAGE,
						"clinic." + key + ".password-file must be a readable file, got: " + file
								+ "; correct the path or the file's owner");
			}
		}

		@Override
		public String toString() {
			return "Credential[username=" + this.username + "]";
		}

	}

	/**
	 * How days without use are counted.
	 *
	 * @param firstDay which day a sobriety span begins on
	 * @param residualDays by substance, the days after admission within which a positive
	 * test may stem from use before it
	 * @param evidenceGapDays days without evidence after which a span is unconfirmed
	 */
	public record Sobriety(FirstDay firstDay, Map<String, Integer> residualDays, int evidenceGapDays) {

		public Sobriety {
			require(firstDay != null, "sobriety.first-day", "after-last-use or last-use", null);
			residualDays = (residualDays != null) ? Map.copyOf(residualDays) : Map.of();
			residualDays
				.forEach((substance, days) -> requireWithin(days, 0, 365, "sobriety.residual-days." + substance));
			requireWithin(evidenceGapDays, 1, 3650, "sobriety.evidence-gap-days");
		}

	}

	/**
	 * Which day a sobriety span begins on.
	 */
	public enum FirstDay {

		/** The first full day without use. */
		AFTER_LAST_USE,

		/** The day of the last use itself. */
		LAST_USE;

		/**
		 * Returns the word used in settings and in the database.
		 * @return such as {@code after-last-use}
		 */
		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * How weekly words are formed.
	 *
	 * @param substances the substances that count, all if empty
	 */
	public record Words(List<String> substances) {

		public Words {
			substances = (substances != null) ? List.copyOf(substances) : List.of();
		}

	}

	/**
	 * When after admission a follow-up counts.
	 *
	 * @param from the earliest, as a number of days or months
	 * @param to the latest, likewise
	 */
	public record FollowUp(String from, String to) {

		private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,3} (days|months)");

		public FollowUp {
			requireLength(from, "follow-up.from");
			requireLength(to, "follow-up.to");
			require(from.endsWith("days") == to.endsWith("days") && number(from) <= number(to), "follow-up.to",
					"in the unit of follow-up.from and not shorter", to);
		}

		private static void requireLength(@Nullable String length, String key) {
			require(length != null && LENGTH.matcher(length).matches(), key,
					"a number of days or months, such as 5 months", length);
		}

		private static int number(String length) {
			return Integer.parseInt(length.split(" ")[0]);
		}

	}

}

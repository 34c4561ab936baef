package org.clinicoutcomes.config.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.OpenFolder;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.Logins;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that an earlier program wrote, under the program of today.
 */
class EarlierSchemaTests {

	private static final String ISSUE = """
			insert into issue.ledger (month, audience, revision, kind, night, as_of, folder, definition_digest,
			  results_digest, manifest_sha256, issued_at%s)
			values ('%s', 'administrators', 1, 'internal', 1, now(), '%s', 'd', 'r', 'm', now()%s)
			""";

	@TempDir
	static Path folder;

	private static Database database;

	private static JdbcClient owner;

	@BeforeAll
	static void writeWithTheFourthVersionAndMoveOn() throws IOException {
		Home home = OpenFolder.homeIn(folder);
		Settings settings = Settings.load(home);
		database = Database.open(home, settings);
		owner = JdbcClient.create(database.owner());
		flyway("4").migrate();
		owner.sql("insert into run.night (night, known_at, started_at, finished_at) values (1, now(), now(), now())")
			.update();
		owner.sql(ISSUE.formatted("", "2026-09-01", "2026-09/administrators/r1", "")).update();
		flyway("latest").migrate();
	}

	@AfterAll
	static void close() {
		database.close();
	}

	@Test
	void anIssueOfAMonthIsOneOfThatPeriod() {
		assertThat(owner.sql("select period from issue.ledger where month = '2026-09-01'").query(String.class).single())
			.isEqualTo("2026-09");
	}

	@Test
	void thePublisherIssuesOn() {
		JdbcClient publisher = JdbcClient.create(database.publisher());
		for (String period : new String[] { "2026-10", "2026-q4" }) {
			publisher
				.sql(ISSUE.formatted(", period", "2026-10-01", period + "/administrators/r1", ", '" + period + "'"))
				.update();
		}
		assertThat(publisher.sql("select count(*) from issue.ledger where month = '2026-10-01'")
			.query(Integer.class)
			.single()).isEqualTo(2);
		assertThat(publisher.sql("select count(*) from issue.released").query(Integer.class).single()).isZero();
	}

	private static Flyway flyway(String target) {
		Logins logins = database.logins();
		return Flyway.configure()
			.dataSource(database.owner())
			.defaultSchema("migration")
			.createSchemas(true)
			.placeholders(Map.of("owner", logins.owner().name(), "loader", logins.loader().name(), "analyst",
					logins.analyst().name(), "publisher", logins.publisher().name()))
			.target(target)
			.load();
	}

}

package org.clinicoutcomes.config.lock;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Logins;
import org.clinicoutcomes.config.OpenFolder;
import org.clinicoutcomes.config.postgres.EmbeddedServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AdvisoryLockTests {

	private static final Duration BEAT = Duration.ofMillis(50);

	@TempDir
	static Path folder;

	private static EmbeddedServer server;

	@BeforeAll
	static void start() throws IOException {
		server = EmbeddedServer.start(OpenFolder.homeIn(folder));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void secondGetsNothingUntilTheFirstHasEnded() {
		AdvisoryLock first = AdvisoryLock.tryTake(server.logins()).orElseThrow();
		assertThat(AdvisoryLock.tryTake(server.logins())).isEmpty();
		first.close();
		AdvisoryLock.tryTake(server.logins()).orElseThrow().close();
	}

	@Test
	void lostConnectionHaltsTheRun() throws SQLException, InterruptedException {
		CountDownLatch halted = new CountDownLatch(1);
		try (AdvisoryLock lock = AdvisoryLock.tryTake(server.logins(), BEAT, halted::countDown).orElseThrow()) {
			assertThat(lock).isNotNull();
			try (Connection connection = server.logins().owner().connect(server.logins().url(), "test", 10);
					Statement statement = connection.createStatement()) {
				statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
						+ " where application_name = 'clinic-outcomes/lock'");
			}
			assertThat(halted.await(5, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void orderlyEndHaltsNothing() throws InterruptedException {
		CountDownLatch halted = new CountDownLatch(1);
		AdvisoryLock.tryTake(server.logins(), BEAT, halted::countDown).orElseThrow().close();
		assertThat(halted.await(300, TimeUnit.MILLISECONDS)).isFalse();
	}

	@Test
	void unreachableDatabaseEndsWithDatabaseOrDisk() {
		Logins own = server.logins();
		Logins gone = new Logins("jdbc:postgresql://127.0.0.1:1/gone", own.owner(), own.loader(), own.analyst(),
				own.publisher());
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> AdvisoryLock.tryTake(gone))
			.extracting(ClinicFailure::exitCode)
			.isEqualTo(ExitCode.DATABASE_OR_DISK);
	}

}

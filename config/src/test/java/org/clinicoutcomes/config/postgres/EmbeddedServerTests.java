package org.clinicoutcomes.config.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.clinicoutcomes.config.ChildProcess;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Login;
import org.clinicoutcomes.config.OpenFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class EmbeddedServerTests {

	@TempDir
	static Path shared;

	@TempDir
	Path folder;

	/**
	 * A home that is spared the unpacking, for tests of what comes after it.
	 */
	private Home homeWithPrograms() throws IOException {
		Home lasting = OpenFolder.homeIn(shared);
		Binaries.unpack(lasting);
		Files.setPosixFilePermissions(lasting.postgres(), PosixFilePermissions.fromString("rwx--x--x"));
		Home home = OpenFolder.homeIn(this.folder);
		EmbeddedServer.lendPrograms(lasting, home);
		return home;
	}

	@Test
	void lentProgramsRunAndOutliveTheirBorrower() throws IOException, SQLException {
		Home home = homeWithPrograms();
		Path link = home.postgres().resolve(Binaries.VERSION);
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			run(server, "select 1");
		}
		assertThat(link).isSymbolicLink();
		Path lent = link.toRealPath();
		Home.delete(home.folder());
		assertThat(lent.resolve("bin/postgres")).isExecutable();
	}

	@Test
	void programsThatAreNotThereAreNotLent() throws IOException {
		Home home = OpenFolder.homeIn(this.folder);
		EmbeddedServer.lendPrograms(Home.at(this.folder.resolve("new")), home);
		assertThat(home.postgres()).isEmptyDirectory();
	}

	@Test
	void rootsServerRunsAsAnotherUser() throws IOException {
		assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0));
		Home home = OpenFolder.homeIn(this.folder);
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			assertThat(Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid")).isEqualTo(65534);
			assertThat(Files.getAttribute(home.postgres().resolve("data"), "unix:uid")).isEqualTo(65534);
			assertThat(Files.getAttribute(Passwords.file(home), "unix:uid")).isEqualTo(0);
		}
	}

	@Test
	void startsInAFolderClosedToOthersAndInOneThatIsClosedLater() throws IOException, SQLException {
		Home home = OpenFolder.homeIn(this.folder);
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			run(server, "create table public.kept as select 1 as kept");
		}
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			run(server, "drop table public.kept");
		}
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			run(server, "create table public.kept as select 1 as kept");
		}
	}

	@Test
	void startsInANewFolderClosedToOthers() throws IOException, SQLException {
		Home home = Home.at(Files.createDirectories(this.folder.resolve("with space/clinic")));
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			run(server, "select 1");
			assertThat(Files.getPosixFilePermissions(home.postgres().resolve("data")))
				.isEqualTo(PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void serverOutlivesItsKilledStarterAndIsAdopted() throws IOException, InterruptedException, SQLException {
		Home home = homeWithPrograms();
		try (ChildProcess starter = ChildProcess.of(StartAndWait.class, home)) {
			starter.kill();
			EmbeddedServer visitor = EmbeddedServer.visit(home);
			visitor.close();
			assertThat(ProcessHandle.of(visitor.pid())).isPresent();
			EmbeddedServer adopted = EmbeddedServer.start(home);
			assertThat(starter.said()).isEqualTo("said " + adopted.pid());
			run(adopted, "select 1");
			adopted.close();
			assertThat(Postmaster.read(home.postgres().resolve("data"))).isEmpty();
		}
	}

	@Test
	void lastOneToLeaveStopsTheServer() throws IOException, SQLException {
		Home home = homeWithPrograms();
		EmbeddedServer visitor = EmbeddedServer.visit(home);
		EmbeddedServer run = EmbeddedServer.start(home);
		assertThat(run.pid()).isEqualTo(visitor.pid());
		visitor.close();
		run(run, "select 1");
		run.close();
		assertThat(Postmaster.read(home.postgres().resolve("data"))).isEmpty();
	}

	@Test
	void deadServersMarkIsNoHindrance() throws IOException, SQLException {
		Home home = homeWithPrograms();
		EmbeddedServer.start(home).close();
		Path mark = Postmaster.file(home.postgres().resolve("data"));
		Files.write(mark, List.of(Long.toString(ProcessHandle.current().pid()), "data", "1", "1", "", "127.0.0.1"));
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			run(server, "select 1");
		}
	}

	@Test
	void dataOfAnotherVersionIsRefused() throws IOException {
		Home home = homeWithPrograms();
		EmbeddedServer.start(home).close();
		Files.writeString(home.postgres().resolve("data/PG_VERSION"), "17\n");
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> EmbeddedServer.start(home))
			.withMessageContaining("must be of PostgreSQL 18, got: 17")
			.extracting(ClinicFailure::exitCode)
			.isEqualTo(ExitCode.DATABASE_OR_DISK);
	}

	@Test
	void lostPasswordsAreRefused() throws IOException {
		Home home = homeWithPrograms();
		EmbeddedServer.start(home).close();
		Files.delete(Passwords.file(home));
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> EmbeddedServer.start(home))
			.withMessageContaining("The passwords of the database must be in")
			.extracting(ClinicFailure::exitCode)
			.isEqualTo(ExitCode.DATABASE_OR_DISK);
	}

	@Test
	void portTakenMeanwhileIsSurvived() throws IOException, SQLException {
		Home home = homeWithPrograms();
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int free;
			try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				free = other.getLocalPort();
			}
			Iterator<Integer> ports = List.of(taken.getLocalPort(), taken.getLocalPort(), free).iterator();
			try (EmbeddedServer server = EmbeddedServer.enter(home, true, ports::next)) {
				run(server, "select 1");
			}
		}
	}

	@Test
	void nothingTheServerWritesCarriesAStatementOrAPassword() throws IOException {
		Home home = homeWithPrograms();
		Login analyst;
		try (EmbeddedServer server = EmbeddedServer.start(home)) {
			analyst = server.logins().analyst();
			for (String wrong : List.of("select 'canary4711'::int", "select canary4711", "raise canary4711",
					"select 1/0 as canary4711")) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(server, wrong));
			}
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> new Login("analyst", "wrong").connect(server.logins().url(), "test", 10).close());
		}
		try (Stream<Path> files = Files.walk(home.postgres().resolve("data"))) {
			List<Path> logs = files.filter((file) -> file.toString().endsWith(".log")).toList();
			assertThat(logs).isNotEmpty();
			for (Path log : logs) {
				assertThat(Files.readString(log)).contains("ready to accept connections")
					.doesNotContain("canary4711", analyst.password(), "STATEMENT", "DETAIL");
			}
		}
		assertThat(home.temp()).isEmptyDirectory();
		assertThat(Files.getPosixFilePermissions(Passwords.file(home)))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

	@Test
	void archivesAreNamedAsTheyAreShipped() {
		assertThat(Binaries.archive("Linux", "amd64")).isEqualTo("/postgres-linux-x86_64.txz");
		for (String[] machine : List.of(new String[] { "Linux", "amd64" }, new String[] { "Linux", "aarch64" },
				new String[] { "Mac OS X", "aarch64" }, new String[] { "Windows 11", "amd64" })) {
			assertThat(EmbeddedServer.class.getResource(Binaries.archive(machine[0], machine[1]))).isNotNull();
		}
	}

	private static void run(EmbeddedServer server, String sql) throws SQLException {
		try (Connection connection = server.logins().owner().connect(server.logins().url(), "test", 60);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}

package org.clinicoutcomes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HomeTests {

	@TempDir
	Path folder;

	@Test
	void createsWhatIsMissing() {
		Home home = Home.at(this.folder.resolve("deep/clinic"));
		assertThat(home.folder().resolve("config")).isDirectory();
		assertThat(home.inbox()).isDirectory();
		assertThat(home.reports()).isDirectory();
		assertThat(home.lock()).doesNotExist();
	}

	@Test
	void whatMayHoldClientDataIsClosedToOthers() throws IOException {
		Home home = Home.at(this.folder);
		for (Path closed : new Path[] { home.postgres(), home.temp(), home.inbox() }) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed))).isEqualTo("rwx------");
		}
	}

	@Test
	void fileIsNoHome() throws IOException {
		Path file = Files.createFile(this.folder.resolve("clinic"));
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> Home.at(file))
			.withMessageContaining("must be a folder, got: the file")
			.extracting(ClinicFailure::exitCode)
			.isEqualTo(ExitCode.USAGE);
	}

	@Test
	void emptyTempRemovesWhatAKilledRunLeft() throws IOException {
		Home home = Home.at(this.folder);
		Path left = Files.createDirectories(home.temp().resolve("poi/sheet")).resolve("rows.xml");
		Files.writeString(left, "left");
		home.emptyTemp();
		assertThat(home.temp()).isEmptyDirectory();
	}

}

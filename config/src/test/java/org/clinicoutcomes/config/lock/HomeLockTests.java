package org.clinicoutcomes.config.lock;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.clinicoutcomes.config.ChildProcess;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HomeLockTests {

	@TempDir
	Path folder;

	private Home home;

	@BeforeEach
	void openHome() {
		this.home = Home.at(this.folder);
	}

	@Test
	void secondGetsNothingUntilTheFirstHasEnded() {
		HomeLock first = HomeLock.tryTake(this.home).orElseThrow();
		assertThat(HomeLock.tryTake(this.home)).isEmpty();
		first.close();
		try (HomeLock second = HomeLock.tryTake(this.home).orElseThrow()) {
			assertThat(second).isNotNull();
		}
	}

	@Test
	void secondProcessGetsNothing() throws IOException {
		try (HomeLock first = HomeLock.tryTake(this.home).orElseThrow()) {
			assertThat(first).isNotNull();
			assertThat(HomeLock.tryTake(this.home)).isEmpty();
			try (ChildProcess second = ChildProcess.of(TakeAndWait.class, this.home)) {
				assertThat(second.said()).isEqualTo("said false");
			}
		}
	}

	@Test
	void deathFreesTheLock() throws IOException, InterruptedException {
		try (ChildProcess first = ChildProcess.of(TakeAndWait.class, this.home)) {
			assertThat(first.said()).isEqualTo("said true");
			assertThat(HomeLock.tryTake(this.home)).isEmpty();
			first.kill();
			HomeLock.tryTake(this.home).orElseThrow().close();
		}
	}

	@Test
	void loserEndsWithLocked() {
		try (HomeLock first = HomeLock.take(this.home)) {
			assertThat(first).isNotNull();
			assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> HomeLock.take(this.home))
				.extracting(ClinicFailure::exitCode)
				.isEqualTo(ExitCode.LOCKED);
		}
	}

}

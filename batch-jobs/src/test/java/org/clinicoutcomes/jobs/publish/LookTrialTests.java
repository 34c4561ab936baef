package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.measure.Scoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LookTrialTests {

	@TempDir
	Path config;

	@Test
	void theHouseHasNothingToRefuse() {
		assertThatCode(() -> trial().ofMonthly()).doesNotThrowAnyException();
	}

	@Test
	void aLookThatPrintsPasses() throws IOException {
		write("report.yml", "accent: 7A1F3D\nparts: [targets-and-benchmarks, retention]");
		assertThatCode(() -> trial().ofMonthly()).doesNotThrowAnyException();
		assertThatCode(() -> trial().ofExport()).doesNotThrowAnyException();
	}

	@Test
	void aPartThatThereIsNotIsRefused() throws IOException {
		write("report.yml", "parts: [weather]");
		refusal(trial()::ofMonthly).hasMessageContaining("got: weather");
	}

	@Test
	void aFundersReportHasAllPartsWhateverTheFileNames() throws IOException {
		write("report.yml", "parts: [weather]");
		assertThatCode(() -> trial().ofExport()).doesNotThrowAnyException();
	}

	@Test
	void aTemplateThatIsNoneIsRefused() throws IOException {
		write("report.yml", "own-templates: true");
		write("templates/table.jrxml", "<html/>");
		refusal(trial()::ofMonthly).hasMessageContaining("table.jrxml");
		refusal(trial()::ofExport).hasMessageContaining("table.jrxml");
	}

	@Test
	void aTargetForAMeasureThatThereIsNotIsRefused() throws IOException {
		write("targets.yml", "targets:\n  - {measure: weather, at-least: 0.80}");
		refusal(trial()::ofMonthly).hasMessageContaining("weather");
	}

	private LookTrial trial() {
		return new LookTrial(this.config, List.of(new MeasureHeader("follow-up-rate-6-months", "independence", "", "",
				"", "", "", "", Scoring.PROPORTION, "", Direction.HIGHER, true, 1, "")));
	}

	private static AbstractThrowableAssert<?, ClinicFailure> refusal(ThrowingCallable trial) {
		ClinicFailure refused = catchThrowableOfType(ClinicFailure.class, trial);
		assertThat(refused).isNotNull();
		assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
		return assertThat(refused);
	}

	private void write(String name, String text) throws IOException {
		Path file = this.config.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}

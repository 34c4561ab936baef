package org.clinicoutcomes.config;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClinicFailureTests {

	@Test
	void databaseFailureKeepsTheServersTextToItself() {
		ClinicFailure failure = ClinicFailure.database("Every row must fit",
				new SQLException("invalid input: \"client 4711\"", "22P02"), "look into the delivery");
		assertThat(failure).hasMessage("Every row must fit, got: SQLSTATE 22P02; look into the delivery").hasNoCause();
		assertThat(failure.exitCode().code()).isEqualTo(40);
	}

	@Test
	void faultOfTheStatementIsNamed() {
		assertThat(ClinicFailure
			.withoutRows(new SQLException("ERROR: column \"x\" does not exist\n  Position: 8", "42703")))
			.isEqualTo("SQLSTATE 42703 ERROR: column \"x\" does not exist");
	}

	@Test
	void failureIsFoundInsideOthers() {
		ClinicFailure failure = new ClinicFailure(ExitCode.LOCKED, "No other run may be under way");
		assertThat(ClinicFailure.in(new RuntimeException(new IllegalStateException(failure)))).contains(failure);
		assertThat(ClinicFailure.in(new RuntimeException())).isEmpty();
	}

}

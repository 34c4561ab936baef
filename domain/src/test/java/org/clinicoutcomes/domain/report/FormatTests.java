package org.clinicoutcomes.domain.report;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormatTests {

	@ParameterizedTest
	@CsvSource({ "0.0625, 6.3 %", "0.12345, 12.3 %", "0.1235, 12.4 %", "0, 0.0 %", "1, 100.0 %" })
	void percentagesAreRoundedHalfUpToOneDecimal(BigDecimal share, String printed) {
		assertThat(Format.PERCENT.print(share)).isEqualTo(printed);
	}

	@ParameterizedTest
	@CsvSource({ "1, 16, 6.3 %", "3, 16, 18.8 %", "1, 3, 33.3 %", "129, 2000, 6.5 %" })
	void aShareHeldAsADoubleIsRoundedLikeItsFraction(double met, double counted, String printed) {
		assertThat(Cell.figure(met / counted, Format.PERCENT).text()).isEqualTo(printed);
	}

	@Test
	void differencesCarryTheirSign() {
		assertThat(Format.POINTS.print(new BigDecimal("0.034"))).isEqualTo("+3.4 points");
		assertThat(Format.POINTS.print(new BigDecimal("-0.034"))).isEqualTo("\u22123.4 points");
		assertThat(Format.POINTS.print(BigDecimal.ZERO)).isEqualTo("0.0 points");
	}

	@Test
	void countsAreGroupedByThousands() {
		assertThat(Cell.count(1234567).text()).isEqualTo("1,234,567");
	}

	@Test
	void wholeDaysHaveNoDecimal() {
		assertThat(Cell.figure(62.0, Format.DAYS).text()).isEqualTo("62 days");
		assertThat(Cell.figure(62.5, Format.DAYS).text()).isEqualTo("62.5 days");
		assertThat(Cell.figure(1.0, Format.DAYS).text()).isEqualTo("1 day");
	}

	@Test
	void whatIsNotANumberIsNobodyToCount() {
		assertThat(Cell.figure(Double.NaN, Format.PERCENT)).isEqualTo(Cell.NO_ONE);
		assertThat(Cell.figure(null, Format.PERCENT)).isEqualTo(Cell.NO_ONE);
	}

}

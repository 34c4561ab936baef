package org.clinicoutcomes.domain.report;

import java.util.List;

import org.clinicoutcomes.domain.report.FlowChart.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChartTests {

	private static final Table NUMBERS = new Table("numbers", "", "", List.of(Table.Column.rowHeader("What")),
			List.of());

	@Test
	void flowsMustLeadToTheStockAtTheEnd() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> flow(new FlowChart.Step("Begin", Kind.STOCK, 5), new FlowChart.Step("In", Kind.IN, 2),
					new FlowChart.Step("End", Kind.STOCK, 8)))
			.withMessageContaining("'End' of 8, got: 7");
	}

	@Test
	void whatLeavesIsTakenFromTheStock() {
		assertThat(flow(new FlowChart.Step("Begin", Kind.STOCK, 5), new FlowChart.Step("Out", Kind.OUT, 2),
				new FlowChart.Step("End", Kind.STOCK, 3))
			.steps()).hasSize(3);
	}

	@Test
	void limitsOfAFunnelStandInOrderOfSize() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FunnelChart("f", "", "", "", "", 0.5, List.of(),
					List.of(new FunnelChart.Limits(9, 0, 1, 0, 1), new FunnelChart.Limits(9, 0, 1, 0, 1)), NUMBERS))
			.withMessageContaining("9 after 9");
	}

	private static FlowChart flow(FlowChart.Step... steps) {
		return new FlowChart("f", "", "", "", List.of(steps), NUMBERS);
	}

}

package org.clinicoutcomes.domain.report;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuppressedReportTests {

	private final List<Number> numbers = new ArrayList<>();

	private final List<String> texts = new ArrayList<>();

	@Test
	void aReportOfWithheldResultsHoldsNoNumber() throws ReflectiveOperationException {
		readParts(Reports.of(EveryResult.all(ResultBuilder::suppressed), EveryResult.headers(), Earlier.none()));
		assertThat(this.numbers).isEmpty();
	}

	@Test
	void aReportOfWithheldResultsSaysNothingOfThem() throws ReflectiveOperationException {
		readParts(Reports.of(EveryResult.all(ResultBuilder::suppressed), EveryResult.headers(), Earlier.none()));
		assertThat(this.texts).contains("*", "change not shown")
			.doesNotContain("no month before to compare")
			.noneMatch((text) -> text.matches("(?s).*(7,654|5,858|76\\.5|75\\.3|76\\.4|0\\.8).*"))
			.noneMatch((text) -> text.matches(
					"(?s).*\\b(went up|went down|up [0-9].*|down [0-9].*|better now|worse now|the same in|same as last|could be chance)\\b.*"));
	}

	@Test
	void theSameResultsInTheOpenAreFullOfNumbersSoTheTestIsReal() throws ReflectiveOperationException {
		List<Result> open = EveryResult.all((result) -> result)
			.stream()
			.filter((result) -> !"census-flow".equals(result.measure()))
			.toList();
		readParts(Reports.of(open, EveryResult.headers(), Earlier.none()));
		assertThat(this.numbers).hasSizeGreaterThan(3000);
		assertThat(this.texts).anyMatch((text) -> text.contains("76.5 %"));
	}

	@Test
	void whatWasWithheldThenAndIsNowHasNotChanged() {
		List<Result> now = EveryResult.all(ResultBuilder::suppressed);
		List<Result> then = EveryResult.all((result) -> result.of(4321, 5432).suppressed());
		Report report = Reports.of(now, EveryResult.headers(),
				new Earlier(Map.of("A", 12L, "", 12L), new LastIssue(1, then, Set.of())));
		Part changed = report.parts()
			.stream()
			.filter((part) -> part.id().equals("what-changed"))
			.findFirst()
			.orElseThrow();
		assertThat(Reports.sentences(changed).get(0)).startsWith("0 results differ");
	}

	@Test
	void theClosingOfTheLastIssueIsNotTakenFromAnOpeningThatIsWithheld() {
		Report report = Reports.of(EveryResult.all(ResultBuilder::suppressed), EveryResult.headers(),
				new Earlier(Map.of("A", 12L, "", 12L), null));
		assertThat(Reports.texts(Reports.table(report.parts().get(1), "census_corrections"))).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.subList(1, 4)).containsOnly("*"));
	}

	private void readParts(Report report) throws ReflectiveOperationException {
		for (Part part : report.parts()) {
			if (!part.id().equals("methods")) {
				read(part);
			}
		}
	}

	/** Every number and text of a record and what it holds. */
	private void read(@Nullable Object value) throws ReflectiveOperationException {
		if (value instanceof Number number) {
			this.numbers.add(number);
		}
		else if (value instanceof String text) {
			this.texts.add(text);
		}
		else if (value instanceof Cell cell) {
			this.texts.add(cell.text());
			components(cell);
		}
		else if (value instanceof Collection<?> collection) {
			for (Object one : collection) {
				read(one);
			}
		}
		else if (value instanceof Record entry) {
			components(entry);
		}
	}

	private void components(Object entry) throws ReflectiveOperationException {
		for (RecordComponent component : entry.getClass().getRecordComponents()) {
			component.getAccessor().setAccessible(true);
			read(component.getAccessor().invoke(entry));
		}
	}

}

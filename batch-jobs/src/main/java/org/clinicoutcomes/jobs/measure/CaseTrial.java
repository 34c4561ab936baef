package org.clinicoutcomes.jobs.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.BoundaryCase;
import org.clinicoutcomes.domain.measure.CheckFile;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.run.Session;

/**
 * Tries measures on their boundary cases: all cases are delivered to one clinic, run
 * through pull, check, build and measure in one night, and what was decided is compared
 * with what the cases expect.
 */
public final class CaseTrial {

	/** The month that cases speak of. */
	public static final YearMonth MONTH = YearMonth.of(2026, 10);

	/** The moment at which their records are known. */
	public static final Instant KNOWN_AT = Instant.parse("2026-11-05T12:00:00Z");

	private static final List<String> FLAGS = List.of("met", "event");

	private static final List<String> NUMBERS = List.of("value", "before", "after");

	private final FeedContracts contracts;

	private final CaseDelivery delivery;

	private final Map<String, Map<String, BoundaryCase>> cases = new TreeMap<>();

	private final Map<String, List<Map<String, String>>> verdicts = new TreeMap<>();

	public CaseTrial(FeedContracts contracts) {
		this.contracts = contracts;
		this.delivery = new CaseDelivery(contracts);
	}

	/**
	 * Add the cases of a measure.
	 * @param measure the measure
	 */
	public void add(MeasureFile measure) {
		add(measure.id(), "Measure", measure.cases());
	}

	void add(CheckFile check) {
		add(check.id(), "Check", check.cases());
	}

	private void add(String id, String kind, String text) {
		Map<String, BoundaryCase> numbered = new LinkedHashMap<>();
		CaseText.read(kind + " " + id, text, this.contracts).all().forEach((one) -> {
			String prefix = "%s.%d.".formatted(id, numbered.size() + 1);
			numbered.put(prefix, one);
			this.delivery.add(prefix, one);
		});
		this.cases.put(id, numbered);
	}

	/**
	 * Put the records of all cases into the inbox of a clinic that has nothing yet.
	 * @param home the clinic's folder
	 */
	public void deliverTo(Path home) {
		this.delivery.deliverTo(home);
	}

	/**
	 * Read what was decided.
	 * @param loader may read verdicts
	 */
	public void read(Session loader) {
		loader.sql("select * from outcome.verdict where period_start = ?").param(MONTH.atDay(1)).query((row) -> {
			keep(row);
		});
	}

	private void keep(ResultSet row) throws SQLException {
		String prefix = prefix(row.getString("client_id"));
		if (!prefix.startsWith(row.getString("measure") + ".")) {
			return;
		}
		Map<String, String> verdict = new TreeMap<>();
		for (String column : List.of("part", "exclusion", "category")) {
			String text = row.getString(column);
			if (text != null && !text.isEmpty()) {
				verdict.put(column, text);
			}
		}
		for (String column : FLAGS) {
			Boolean flag = row.getObject(column, Boolean.class);
			if (flag != null) {
				verdict.put(column, flag.toString());
			}
		}
		for (String column : NUMBERS) {
			BigDecimal number = row.getBigDecimal(column);
			if (number != null) {
				verdict.put(column, rounded(number.toPlainString()));
			}
		}
		this.verdicts.computeIfAbsent(prefix, (key) -> new ArrayList<>()).add(verdict);
	}

	/**
	 * The cases of a measure or check.
	 * @param id its id
	 * @return cases by the text that the names of their clients begin with
	 */
	Map<String, BoundaryCase> cases(String id) {
		return this.cases.getOrDefault(id, Map.of());
	}

	/**
	 * What was decided on a case.
	 * @param prefix what the names of its clients begin with
	 * @return verdicts, each as the columns that are not null
	 */
	List<Map<String, String>> decided(String prefix) {
		return this.verdicts.getOrDefault(prefix, List.of());
	}

	/**
	 * What a case expects, written as verdicts are.
	 * @param one the case
	 * @return verdicts, each as the columns that are not null
	 */
	static List<Map<String, String>> expected(BoundaryCase one) {
		List<Map<String, String>> expected = one.expected();
		expected.forEach((verdict) -> NUMBERS.forEach((column) -> verdict.computeIfPresent(column,
				(name, value) -> rounded(value.replace("false", "0").replace("true", "1")))));
		return expected;
	}

	/**
	 * The first case of a measure that came out otherwise than expected.
	 * @param measure the measure
	 * @return a sentence, empty if all came out as expected
	 */
	public Optional<String> fault(MeasureFile measure) {
		for (Map.Entry<String, BoundaryCase> one : cases(measure.id()).entrySet()) {
			List<Map<String, String>> decided = decided(one.getKey());
			List<Map<String, String>> expected = expected(one.getValue());
			if (decided.size() != expected.size() || !new HashSet<>(decided).equals(new HashSet<>(expected))) {
				return Optional
					.of("Measure %s must decide its boundary cases as they expect, got: %s in the case %s; correct the query or the case"
						.formatted(measure.id(), decided.isEmpty() ? "nothing" : decided.toString(),
								one.getValue().name()));
			}
		}
		return Optional.empty();
	}

	static String prefix(String client) {
		return client.substring(0, client.lastIndexOf('.') + 1);
	}

	private static String rounded(String value) {
		return new BigDecimal(value).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
	}

}

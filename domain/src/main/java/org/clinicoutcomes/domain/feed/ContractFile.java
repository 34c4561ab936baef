package org.clinicoutcomes.domain.feed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.feed.Column.Horizon;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the text of a contract file.
 */
final class ContractFile {

	private ContractFile() {
	}

	static FeedContract read(String name, String text) {
		Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
		List<Column> columns = new ArrayList<>();
		map(file.get("columns")).forEach((column, facts) -> columns.add(column(column, map(facts))));
		List<OrderRule> rules = new ArrayList<>();
		for (Object rule : (file.get("rules") instanceof List<?> list) ? list : List.of()) {
			Map<String, Object> facts = map(rule);
			rules.add(new OrderRule(text(facts, "code"), text(facts, "column"), text(facts, "not-before")));
		}
		return new FeedContract(name, text(file, "title"), text(file, "module"), text(file, "about"), text(file, "key"),
				columns, rules, happening(map(file.get("happened"))));
	}

	private static @Nullable Happening happening(Map<String, Object> facts) {
		return facts.isEmpty() ? null
				: new Happening(text(facts, "column"), (String) facts.get("unless"), (String) facts.get("is"));
	}

	private static Column column(String name, Map<String, Object> facts) {
		ColumnType type = ColumnType.valueOf(text(facts, "type").toUpperCase(Locale.ROOT));
		Set<String> codes = new LinkedHashSet<>();
		if (facts.get("codes") instanceof List<?> list) {
			list.forEach((code) -> codes.add(String.valueOf(code)));
		}
		Horizon horizon = (facts.get("future") instanceof String word) ? Horizon.valueOf(word.toUpperCase(Locale.ROOT))
				: Horizon.PAST;
		return new Column(name, type, Boolean.TRUE.equals(facts.get("required")), codes,
				(String) facts.get("refers-to"), horizon, number(facts.get("min")), number(facts.get("max")),
				text(facts, "about"));
	}

	private static @Nullable BigDecimal number(@Nullable Object value) {
		return (value != null) ? new BigDecimal(value.toString()) : null;
	}

	private static String text(Map<String, Object> facts, String key) {
		Object value = facts.get(key);
		if (value == null) {
			throw new IllegalArgumentException(
					"A contract must have the key %s here, got: %s".formatted(key, facts.keySet()));
		}
		return value.toString();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object value) {
		return (Map<String, Object>) ((value != null) ? value : Map.of());
	}

}

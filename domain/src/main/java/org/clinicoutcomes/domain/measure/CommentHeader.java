package org.clinicoutcomes.domain.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment lines a measure or check begins with: keys, and values that may go on over
 * several lines.
 */
final class CommentHeader {

	private static final Pattern KEY = Pattern.compile("-- ([a-z]+): *(.*)");

	private static final Pattern CONTINUED = Pattern.compile("-- {2,}(.*)");

	private final String file;

	private final Map<String, String> values = new LinkedHashMap<>();

	CommentHeader(String file, String text) {
		this.file = file;
		String key = "";
		for (String line : text.lines().toList()) {
			Matcher start = KEY.matcher(line);
			Matcher more = CONTINUED.matcher(line);
			if (start.matches()) {
				key = start.group(1);
				if (this.values.put(key, start.group(2).trim()) != null) {
					throw refused("each key once", key + " twice");
				}
			}
			else if (more.matches() && !key.isEmpty()) {
				this.values.merge(key, more.group(1).trim(), (one, other) -> one + " " + other);
			}
			else if (!line.isBlank()) {
				break;
			}
		}
	}

	void assertKeys(List<String> keys) {
		assertKeys(keys, List.of());
	}

	void assertKeys(List<String> keys, List<String> optional) {
		List<String> missing = keys.stream().filter((key) -> this.values.getOrDefault(key, "").isEmpty()).toList();
		if (!missing.isEmpty()) {
			throw refused("the keys " + String.join(", ", keys), "a header without " + String.join(", ", missing));
		}
		List<String> unknown = this.values.keySet()
			.stream()
			.filter((key) -> !keys.contains(key) && !optional.contains(key))
			.toList();
		if (!unknown.isEmpty()) {
			throw refused("only the keys " + String.join(", ", keys), String.join(", ", unknown));
		}
	}

	String value(String key) {
		return this.values.getOrDefault(key, "");
	}

	String value(String key, List<String> allowed) {
		String value = value(key);
		if (!allowed.contains(value)) {
			throw refused("for %s one of %s".formatted(key, allowed), value);
		}
		return value;
	}

	private IllegalArgumentException refused(String mustHold, String got) {
		return new IllegalArgumentException(
				"%s must have in its header %s, got: %s; complete the lines that begin with --".formatted(this.file,
						mustHold, got));
	}

}

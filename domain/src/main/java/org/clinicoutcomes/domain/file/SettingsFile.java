package org.clinicoutcomes.domain.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The content of a YAML file, in which every key must be one that is known: a misspelled
 * setting would otherwise be a setting silently not made.
 */
public final class SettingsFile {

	private final String name;

	private final Map<?, ?> content;

	private SettingsFile(String name, Map<?, ?> content) {
		this.name = name;
		this.content = content;
	}

	/**
	 * The content of a file.
	 * @param name the file, for messages
	 * @param root its content, null if it is empty
	 * @param keys the keys it may have
	 * @return the content
	 * @throws IllegalArgumentException if it has another shape or other keys
	 */
	public static SettingsFile of(String name, @Nullable Object root, Set<String> keys) {
		if (!(root instanceof Map<?, ?> content)) {
			throw refused(name, "have keys and values", "something else");
		}
		SettingsFile file = new SettingsFile(name, content);
		file.onlyKnown(content, keys, "the file");
		return file;
	}

	/**
	 * The keys and values below a key.
	 * @param key the key
	 * @param keys the keys it may have
	 * @return its content, null if the key is not there
	 */
	public @Nullable SettingsFile below(String key, Set<String> keys) {
		Object value = this.content.get(key);
		if (value == null) {
			return null;
		}
		if (!(value instanceof Map<?, ?> map)) {
			throw refused("have keys and values under " + key, "something else");
		}
		onlyKnown(map, keys, key);
		return new SettingsFile(this.name, map);
	}

	/**
	 * The texts below a key, whatever their own keys.
	 * @param key the key
	 * @return texts by key, in order
	 */
	public Map<String, String> named(String key) {
		Map<String, String> named = new LinkedHashMap<>();
		Object value = this.content.get(key);
		if (value == null) {
			return named;
		}
		if (!(value instanceof Map<?, ?> map)) {
			throw refused("have keys and values under " + key, "something else");
		}
		map.forEach((one, text) -> named.put(String.valueOf(one), String.valueOf(text)));
		return named;
	}

	/**
	 * Whether a key is there.
	 * @param key the key
	 * @return whether it has a value
	 */
	public boolean has(String key) {
		return this.content.get(key) != null;
	}

	/**
	 * The value of a key as it was read.
	 * @param key the key
	 * @return its value, null if there is none
	 */
	public @Nullable Object value(String key) {
		return this.content.get(key);
	}

	/**
	 * A text.
	 * @param key its key
	 * @return the text, empty if there is none
	 */
	public String text(String key) {
		Object value = this.content.get(key);
		return (value != null) ? String.valueOf(value) : "";
	}

	/**
	 * One of several words.
	 * @param key its key
	 * @param usual the word where there is none
	 * @param choices the words
	 * @return one of them
	 */
	public String choice(String key, String usual, String... choices) {
		String value = this.content.containsKey(key) ? text(key) : usual;
		if (!List.of(choices).contains(value)) {
			throw refused("have as %s one of %s".formatted(key, List.of(choices)), value);
		}
		return value;
	}

	/**
	 * A whole number.
	 * @param key its key
	 * @param usual the number where there is none
	 * @return the number
	 */
	public int whole(String key, int usual) {
		Object value = this.content.get(key);
		if (value == null) {
			return usual;
		}
		if (!(value instanceof Integer number)) {
			throw refused("have a whole number as " + key, "something else");
		}
		return number;
	}

	/**
	 * A list of texts.
	 * @param key its key
	 * @return the texts, none if the key is not there
	 */
	public List<String> texts(String key) {
		Object value = this.content.get(key);
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> list)) {
			throw refused("have a list under " + key, "something else");
		}
		List<String> texts = new ArrayList<>();
		list.forEach((one) -> texts.add(String.valueOf(one)));
		return texts;
	}

	/**
	 * What is wrong with the file.
	 * @param mustHold what it must do, after the file's name
	 * @param got what it does
	 * @return an exception that says so
	 */
	public IllegalArgumentException refused(String mustHold, String got) {
		return refused(this.name, mustHold, got);
	}

	private void onlyKnown(Map<?, ?> map, Set<String> keys, String where) {
		Set<String> unknown = new TreeSet<>();
		map.keySet().forEach((key) -> unknown.add(String.valueOf(key)));
		unknown.removeAll(keys);
		if (!unknown.isEmpty()) {
			throw refused("have in %s only the keys %s".formatted(where, new TreeSet<>(keys)), String.valueOf(unknown));
		}
	}

	private static IllegalArgumentException refused(String file, String mustHold, String got) {
		return new IllegalArgumentException("%s must %s, got: %s; correct the file".formatted(file, mustHold, got));
	}

}

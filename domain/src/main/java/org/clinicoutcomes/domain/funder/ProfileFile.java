package org.clinicoutcomes.domain.funder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.clinicoutcomes.domain.benchmark.Target;

/**
 * Reads the profile of a funder from the content of its file.
 */
public final class ProfileFile {

	private static final Set<String> KEYS = Set.of("name", "clients", "measures", "fiscal-year-start-month", "kind",
			"numbers", "threshold", "notice", "basis", "targets", "recipients");

	private static final Set<String> BASIS_KEYS = Set.of("kind", "agreement", "signed");

	private final String file;

	private final Map<?, ?> content;

	private ProfileFile(String file, Map<?, ?> content) {
		this.file = file;
		this.content = content;
	}

	/**
	 * Read a profile.
	 * @param id the funder's id, the file's name without its ending
	 * @param file the file, for messages
	 * @param root the content of the file, null if it is empty
	 * @param known the ids of all measures
	 * @return the profile
	 * @throws IllegalArgumentException if the content is no profile
	 */
	public static FunderProfile read(String id, String file, @Nullable Object root, Collection<String> known) {
		if (!(root instanceof Map<?, ?> content)) {
			throw refused(file, "have keys and values", "something else");
		}
		return new ProfileFile(file, content).profile(id, known);
	}

	private FunderProfile profile(String id, Collection<String> known) {
		onlyKnown(this.content, KEYS, "the file");
		List<String> measures = texts("measures");
		for (String measure : measures) {
			if (!known.contains(measure)) {
				throw refused(this.file, "name only measures of the catalogue", measure);
			}
		}
		boolean isPublic = choice("kind", "submission", "submission", "public").equals("public");
		String numbers = choice("numbers", "suppressed", "suppressed", "exact");
		String notice = choice("notice", isPublic ? "none" : "short", "long", "short", "none");
		try {
			return new FunderProfile(id, text("name"), texts("clients"), measures, whole("fiscal-year-start-month", 7),
					isPublic, numbers.equals("exact"), whole("threshold", FunderProfile.USUAL_THRESHOLD),
					FunderProfile.NoticeKind.valueOf(notice.toUpperCase(Locale.ROOT)), basis(), targets(known),
					texts("recipients"));
		}
		catch (IllegalArgumentException ex) {
			throw ex.getMessage().startsWith(this.file) ? ex
					: new IllegalArgumentException(this.file + ": " + ex.getMessage() + "; correct the file");
		}
	}

	private @Nullable Basis basis() {
		Object value = this.content.get("basis");
		if (value == null) {
			return null;
		}
		if (!(value instanceof Map<?, ?> basis)) {
			throw refused(this.file, "have keys and values under basis", "something else");
		}
		onlyKnown(basis, BASIS_KEYS, "basis");
		String kind = String.valueOf(basis.get("kind"));
		for (Basis.Kind known : Basis.Kind.values()) {
			if (known.name().equalsIgnoreCase(kind)) {
				Object agreement = basis.get("agreement");
				return new Basis(known, (agreement != null) ? String.valueOf(agreement) : "", signed(basis));
			}
		}
		throw refused(this.file, "have under basis the kind consent, audit, research or contract", kind);
	}

	private LocalDate signed(Map<?, ?> basis) {
		try {
			// YAML reads an unquoted day as a moment of UTC.
			return (basis.get("signed") instanceof Date date) ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC)
					: LocalDate.parse(String.valueOf(basis.get("signed")));
		}
		catch (DateTimeException ex) {
			throw refused(this.file, "say under basis when it was signed, as 2026-06-12",
					String.valueOf(basis.get("signed")));
		}
	}

	private List<Target> targets(Collection<String> known) {
		Map<String, Object> targets = new LinkedHashMap<>();
		targets.put("targets", this.content.get("targets"));
		return Target.of(this.file, targets, known);
	}

	private String text(String key) {
		Object value = this.content.get(key);
		return (value != null) ? String.valueOf(value) : "";
	}

	private String choice(String key, String usual, String... choices) {
		String value = this.content.containsKey(key) ? text(key) : usual;
		if (!List.of(choices).contains(value)) {
			throw refused(this.file, "have as %s one of %s".formatted(key, List.of(choices)), value);
		}
		return value;
	}

	private int whole(String key, int usual) {
		Object value = this.content.get(key);
		if (value == null) {
			return usual;
		}
		if (!(value instanceof Integer number)) {
			throw refused(this.file, "have a whole number as " + key, "something else");
		}
		return number;
	}

	private List<String> texts(String key) {
		Object value = this.content.get(key);
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> list)) {
			throw refused(this.file, "have a list under " + key, "something else");
		}
		List<String> texts = new ArrayList<>();
		list.forEach((one) -> texts.add(String.valueOf(one)));
		return texts;
	}

	private void onlyKnown(Map<?, ?> map, Set<String> keys, String where) {
		Set<String> unknown = new TreeSet<>();
		map.keySet().forEach((key) -> unknown.add(String.valueOf(key)));
		unknown.removeAll(keys);
		if (!unknown.isEmpty()) {
			throw refused(this.file, "have in %s only the keys %s".formatted(where, new TreeSet<>(keys)),
					String.valueOf(unknown));
		}
	}

	private static IllegalArgumentException refused(String file, String mustHold, String got) {
		return new IllegalArgumentException("%s must %s, got: %s; correct the file".formatted(file, mustHold, got));
	}

}

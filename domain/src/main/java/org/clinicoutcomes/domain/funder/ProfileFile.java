package org.clinicoutcomes.domain.funder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.disclosure.Disclosure;
import org.clinicoutcomes.domain.file.SettingsFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the profile of a funder from the content of its file.
 */
public final class ProfileFile {

	private static final Set<String> KEYS = Set.of("name", "clients", "measures", "fiscal-year-start-month", "kind",
			"numbers", "threshold", "notice", "basis", "targets", "recipients");

	private static final Set<String> BASIS_KEYS = Set.of("kind", "agreement", "signed");

	private final String name;

	private final SettingsFile file;

	private ProfileFile(String name, SettingsFile file) {
		this.name = name;
		this.file = file;
	}

	/**
	 * Read a profile.
	 * @param id the funder's id, the file's name without its ending
	 * @param name the file, for messages
	 * @param root the content of the file, null if it is empty
	 * @param isMeasure whether there is a measure of an id
	 * @return the profile
	 * @throws IllegalArgumentException if the content is no profile
	 */
	public static FunderProfile read(String id, String name, @Nullable Object root, Predicate<String> isMeasure) {
		return new ProfileFile(name, SettingsFile.of(name, root, KEYS)).profile(id, isMeasure);
	}

	private FunderProfile profile(String id, Predicate<String> isMeasure) {
		List<String> measures = this.file.texts("measures");
		for (String measure : measures) {
			if (!isMeasure.test(measure)) {
				throw this.file.refused("name only measures of the catalogue", measure);
			}
		}
		boolean isPublic = this.file.choice("kind", "submission", "submission", "public").equals("public");
		String numbers = this.file.choice("numbers", "suppressed", "suppressed", "exact");
		String notice = this.file.choice("notice", isPublic ? "none" : "short", "long", "short", "none");
		Basis basis = basis();
		List<Target> targets = targets(isMeasure);
		try {
			return new FunderProfile(id, this.file.text("name"), this.file.texts("clients"), measures,
					this.file.whole("fiscal-year-start-month", 7), isPublic, numbers.equals("exact"),
					this.file.whole("threshold", Disclosure.USUAL_THRESHOLD),
					FunderProfile.NoticeKind.valueOf(notice.toUpperCase(Locale.ROOT)), basis, targets,
					this.file.texts("recipients"));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("%s: %s; correct the file".formatted(this.name, ex.getMessage()), ex);
		}
	}

	private @Nullable Basis basis() {
		SettingsFile basis = this.file.below("basis", BASIS_KEYS);
		if (basis == null) {
			return null;
		}
		for (Basis.Kind kind : Basis.Kind.values()) {
			if (kind.name().equalsIgnoreCase(basis.text("kind"))) {
				if (basis.text("agreement").isBlank()) {
					throw basis.refused("name its agreement under basis", "none");
				}
				return new Basis(kind, basis.text("agreement"), signed(basis));
			}
		}
		throw basis.refused("have under basis the kind consent, audit, research or contract", basis.text("kind"));
	}

	private static LocalDate signed(SettingsFile basis) {
		try {
			// YAML reads an unquoted day as a moment of UTC.
			return (basis.value("signed") instanceof Date date) ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC)
					: LocalDate.parse(basis.text("signed"));
		}
		catch (DateTimeException ex) {
			throw basis.refused("say under basis when it was signed, as 2026-06-12", basis.text("signed"));
		}
	}

	private List<Target> targets(Predicate<String> isMeasure) {
		Map<String, Object> targets = new LinkedHashMap<>();
		targets.put("targets", this.file.value("targets"));
		return Target.of(this.name, targets, isMeasure);
	}

}

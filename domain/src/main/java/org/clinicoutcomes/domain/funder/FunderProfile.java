package org.clinicoutcomes.domain.funder;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.disclosure.Disclosure;

/**
 * What one funder gets.
 *
 * @param id the name of its file, in folders and file names
 * @param name the funder's name as it is printed
 * @param clients the codes of the coverage feed whose clients it pays for
 * @param measures ids of measures, in the order in which they are printed
 * @param fiscalYearStartMonth the month its fiscal year begins with, 1 to 12
 * @param isPublic whether everybody may see what it gets
 * @param isExact whether small counts are printed
 * @param threshold the smallest count that is printed where small ones are not
 * @param notice the statement that goes with it
 * @param basis the recorded basis, null if there is none
 * @param targets what was agreed
 * @param recipients to whom it goes
 */
public record FunderProfile(String id, String name, List<String> clients, List<String> measures,
		int fiscalYearStartMonth, boolean isPublic, boolean isExact, int threshold, NoticeKind notice,
		@Nullable Basis basis, List<Target> targets, List<String> recipients) {

	private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private static final int MONTHS = 12;

	public FunderProfile {
		clients = List.copyOf(clients);
		measures = List.copyOf(measures);
		targets = List.copyOf(targets);
		recipients = List.copyOf(recipients);
		require(ID.matcher(id).matches(), "be named by lower-case words joined by hyphens", id);
		require(!id.equals("administrators"), "have a name of its own", id);
		require(!name.isBlank(), "have a name that can be printed", "a blank one");
		require(!clients.isEmpty(), "name at least one code under clients", "none");
		require(!measures.isEmpty(), "name at least one measure", "none");
		require(fiscalYearStartMonth >= 1 && fiscalYearStartMonth <= MONTHS, "begin its fiscal year in month 1 to 12",
				String.valueOf(fiscalYearStartMonth));
		require(threshold >= Disclosure.LEAST_THRESHOLD, "have a threshold of at least " + Disclosure.LEAST_THRESHOLD,
				String.valueOf(threshold));
	}

	/**
	 * Why this profile may not be served, though it can be read.
	 * @return a sentence, empty if it may be served
	 */
	public Optional<String> objection() {
		if (this.isExact && this.isPublic) {
			return Optional.of(objection("not ask for exact numbers where everybody may see them",
					"kind public with numbers exact", "set numbers to suppressed"));
		}
		if (this.isExact && this.basis == null) {
			return Optional.of(objection("have a recorded basis to get exact numbers", "none",
					"write it under basis, or set numbers to suppressed"));
		}
		if (this.isPublic && this.basis != null) {
			return Optional
				.of(objection("have no basis where everybody may see the numbers", "one", "set kind to submission"));
		}
		if (this.notice == NoticeKind.NONE && this.basis != null && this.basis.kind() == Basis.Kind.CONSENT) {
			return Optional.of(objection("carry a notice where the basis is consent", "notice none",
					"set notice to long or short"));
		}
		return Optional.empty();
	}

	private String objection(String mustHold, String got, String action) {
		return "The profile of funder %s must %s, got: %s; %s".formatted(this.id, mustHold, got, action);
	}

	private static void require(boolean holds, String mustHold, String got) {
		if (!holds) {
			throw new IllegalArgumentException("A funder must %s, got: %s".formatted(mustHold, got));
		}
	}

	/**
	 * Which statement accompanies the numbers.
	 */
	public enum NoticeKind {

		/** The statement of section 2.32(a)(1) in full. */
		LONG,

		/** The one sentence of section 2.32(a)(2). */
		SHORT,

		/** None. */
		NONE

	}

}

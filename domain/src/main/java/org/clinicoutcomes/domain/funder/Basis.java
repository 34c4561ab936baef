package org.clinicoutcomes.domain.funder;

import java.time.LocalDate;

/**
 * The recorded reason for which a funder may have the numbers.
 *
 * @param kind the rule it rests on
 * @param agreement where it is written down, for example a contract's number
 * @param signedOn when it was signed
 */
public record Basis(Kind kind, String agreement, LocalDate signedOn) {

	public Basis {
		if (agreement.isBlank()) {
			throw new IllegalArgumentException("A basis must name its agreement, got: a blank name; write its number");
		}
	}

	/**
	 * The rules of 42 CFR part 2 that let a program give numbers away.
	 */
	public enum Kind {

		/** The clients have consented in writing (section 2.31). */
		CONSENT("written consent of the clients"),

		/** Audit and evaluation by who pays or regulates (section 2.53). */
		AUDIT("audit and evaluation"),

		/** Scientific research (section 2.52). */
		RESEARCH("research"),

		/** A contract or grant for numbers that identify nobody. */
		CONTRACT("contract");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		/**
		 * The rule in words.
		 * @return a few words
		 */
		public String words() {
			return this.words;
		}

	}

	/**
	 * The basis in words.
	 * @return for example {@code audit and evaluation, agreement BH-2026-114, signed
	 * 2026-06-12}
	 */
	public String inWords() {
		return "%s, agreement %s, signed %s".formatted(this.kind.words(), this.agreement, this.signedOn);
	}

}

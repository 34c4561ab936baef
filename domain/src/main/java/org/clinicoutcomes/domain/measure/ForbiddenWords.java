package org.clinicoutcomes.domain.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds words by which a measure would depend on when it runs, or would change the
 * session it runs in. A past month must come out the same whenever it is measured.
 */
final class ForbiddenWords {

	private static final Set<String> CLOCK_WORDS = Set.of("current_date", "current_time", "current_timestamp",
			"localtime", "localtimestamp");

	private static final Set<String> CLOCK_CALLS = Set.of("now", "clock_timestamp", "statement_timestamp",
			"transaction_timestamp", "timeofday", "random", "random_normal", "gen_random_uuid", "uuidv4", "uuidv7");

	private static final Set<String> CLOCK_TEXTS = Set.of("now", "today", "tomorrow", "yesterday");

	private static final Set<String> SESSION_CALLS = Set.of("set_config", "pg_sleep", "pg_sleep_for", "pg_sleep_until",
			"nextval", "setval", "pg_notify", "pg_advisory_lock", "pg_cancel_backend", "pg_terminate_backend");

	private final List<String> tokens;

	private ForbiddenWords(String text) {
		this.tokens = Words.of(text).stream().map((word) -> word.toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * What a measure must not say.
	 * @param text the text of its file
	 * @return what must hold and what stands there instead, empty if nothing is wrong
	 */
	static Optional<String> fault(String text) {
		ForbiddenWords words = new ForbiddenWords(text);
		for (int i = 0; i < words.tokens.size(); i++) {
			String token = words.tokens.get(i);
			if (words.asksForTheClock(i)) {
				return Optional.of("must depend on its period and not on when it runs, got: %s; use :period_end"
					.formatted(unquoted(token)));
			}
			if (words.isCall(i) && SESSION_CALLS.contains(unquoted(token))) {
				return Optional.of("must leave its session, role and time limit alone, got: %s; leave it out"
					.formatted(unquoted(token)));
			}
		}
		return Optional.empty();
	}

	private boolean asksForTheClock(int index) {
		String token = this.tokens.get(index);
		return CLOCK_WORDS.contains(token) || token.startsWith("'") && CLOCK_TEXTS.contains(unquoted(token))
				|| isCall(index) && (CLOCK_CALLS.contains(unquoted(token)) || isAgeOfToday(index));
	}

	private boolean isCall(int index) {
		return index + 1 < this.tokens.size() && this.tokens.get(index + 1).equals("(");
	}

	/**
	 * With one argument, age counts to today.
	 */
	private boolean isAgeOfToday(int index) {
		if (!unquoted(this.tokens.get(index)).equals("age")) {
			return false;
		}
		int depth = 0;
		for (int i = index + 1; i < this.tokens.size(); i++) {
			String token = this.tokens.get(i);
			depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
			if (depth == 0) {
				return true;
			}
			if (depth == 1 && token.equals(",")) {
				return false;
			}
		}
		return true;
	}

	private static String unquoted(String token) {
		return token.replaceAll("^['\"]|['\"]$", "").trim();
	}

}

package org.clinicoutcomes.domain.feed;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.clinicoutcomes.domain.feed.Column.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one column strictly: what is not exactly as the contract says is
 * refused, never guessed.
 */
final class ValueCheck {

	static final Column CHANGED_AT = new Column(FeedContract.CHANGED_AT, ColumnType.INSTANT, false, Set.of(), null,
			Horizon.PAST, null, null, "when the source last changed the row");

	static final Column DELETED = new Column(FeedContract.DELETED, ColumnType.FLAG, false, Set.of(), null, Horizon.PAST,
			null, null, "whether the row was deleted");

	private static final int LONGEST_TEXT = 200;

	private static final int REMEMBERED = 2000;

	private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");

	private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,12})?");

	private static final Pattern INSTANT = Pattern
		.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-](0\\d|1[0-4]):[0-5]\\d)?");

	private final Column column;

	private final String latest;

	private final Function<String, @Nullable ZoneId> zones;

	// Numbers and times of day recur in a feed, so most of them need not be read again.
	private final Map<String, Boolean> timesWithOffset = new HashMap<>();

	private final Map<String, String> numbers = new HashMap<>();

	ValueCheck(Column column, LocalDate today, LocalDate scheduledUntil, Function<String, @Nullable ZoneId> zones) {
		this.column = column;
		this.zones = zones;
		// A site east of the server may already live in tomorrow.
		this.latest = switch (column.horizon()) {
			case PAST -> today.plusDays(1).toString();
			case SCHEDULE -> scheduledUntil.toString();
			case ANY -> "9999-12-31";
		};
	}

	String name() {
		return this.column.name();
	}

	boolean required() {
		return this.column.required();
	}

	@Nullable String check(String text, @Nullable String site, @Nullable String[] checked, int index) {
		checked[index] = text;
		return switch (this.column.type()) {
			case TEXT -> isText(text) ? null : "bad-text";
			case CODE -> this.column.codes().contains(text) ? null : "unknown-code";
			case WORDS -> checkWords(text, checked, index);
			case ZONE -> isZone(text) ? null : "unknown-time-zone";
			case DATE -> checkDate(text);
			case INSTANT -> checkInstant(text, site, checked, index);
			case WHOLE -> checkNumber(WHOLE, text, checked, index);
			case DECIMAL -> checkNumber(DECIMAL, text, checked, index);
			case FLAG -> checkFlag(text, checked, index);
		};
	}

	private static boolean isText(String text) {
		if (text.length() > LONGEST_TEXT) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (Character.isISOControl(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isZone(String text) {
		// The runtime also has zones of its own, which no database knows.
		return !text.startsWith("SystemV/") && ZoneId.getAvailableZoneIds().contains(text);
	}

	private @Nullable String checkWords(String text, @Nullable String[] checked, int index) {
		String[] words = text.trim().split(" +");
		for (String word : words) {
			if (!this.column.codes().contains(word)) {
				return "unknown-code";
			}
		}
		checked[index] = "{" + String.join(",", words) + "}";
		return null;
	}

	private @Nullable String checkDate(String text) {
		if (text.length() != 10 || !isDay(text)) {
			return "bad-date";
		}
		return (text.compareTo(this.latest) > 0) ? "future-date" : null;
	}

	private @Nullable String checkInstant(String text, @Nullable String site, @Nullable String[] checked, int index) {
		if (text.length() < 16 || !isDay(text)) {
			return "bad-instant";
		}
		Boolean hasOffset = this.timesWithOffset.get(text.substring(10));
		if (hasOffset == null) {
			if (!INSTANT.matcher(text).matches() || !isTime(text)) {
				return "bad-instant";
			}
			hasOffset = hasOffset(text);
			remember(this.timesWithOffset, text.substring(10), hasOffset);
		}
		if (text.substring(0, 10).compareTo(this.latest) > 0) {
			return "future-date";
		}
		if (hasOffset) {
			return null;
		}
		ZoneId zone = (site != null) ? this.zones.apply(site) : null;
		if (zone == null) {
			return "local-time-without-known-site";
		}
		checked[index] = LocalDateTime.parse(text).atZone(zone).toInstant().toString();
		return null;
	}

	private static boolean hasOffset(String text) {
		return text.endsWith("Z") || text.indexOf('+', 16) >= 0 || text.indexOf('-', 16) >= 0;
	}

	private @Nullable String checkNumber(Pattern form, String text, @Nullable String[] checked, int index) {
		String known = this.numbers.get(text);
		if (known != null) {
			checked[index] = known;
			return null;
		}
		if (!form.matcher(text).matches()) {
			return "bad-number";
		}
		BigDecimal number = new BigDecimal(text);
		if (this.column.minimum() != null && number.compareTo(this.column.minimum()) < 0
				|| this.column.maximum() != null && number.compareTo(this.column.maximum()) > 0) {
			return "out-of-range";
		}
		checked[index] = number.toPlainString();
		remember(this.numbers, text, checked[index]);
		return null;
	}

	private static <V> void remember(Map<String, V> memory, String text, V value) {
		if (memory.size() < REMEMBERED) {
			memory.put(text, value);
		}
	}

	private @Nullable String checkFlag(String text, @Nullable String[] checked, int index) {
		if (text.equals("true")) {
			checked[index] = "t";
			return null;
		}
		checked[index] = "f";
		return text.equals("false") ? null : "bad-flag";
	}

	private static boolean isDay(String text) {
		for (int i = 0; i < 10; i++) {
			char character = text.charAt(i);
			if ((i == 4 || i == 7) ? character != '-' : character < '0' || character > '9') {
				return false;
			}
		}
		int year = number(text, 0, 4);
		int month = number(text, 5, 7);
		int day = number(text, 8, 10);
		if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) {
			return false;
		}
		if (day <= 28) {
			return true;
		}
		try {
			LocalDate.of(year, month, day);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean isTime(String text) {
		boolean hasSeconds = text.length() > 16 && text.charAt(16) == ':';
		return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && (!hasSeconds || number(text, 17, 19) < 60);
	}

	private static int number(String text, int from, int to) {
		int number = 0;
		for (int i = from; i < to; i++) {
			number = number * 10 + text.charAt(i) - '0';
		}
		return number;
	}

}

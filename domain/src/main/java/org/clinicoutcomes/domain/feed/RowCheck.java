package org.clinicoutcomes.domain.feed;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Checks rows of one file against a contract, each row once, as they stream by.
 * <p>
 * A row comes in as the file's fields and goes out as canonical texts in the order of the
 * contract's columns, followed by {@code changed_at} and {@code deleted}; an absent value
 * is null. Not safe for use by several threads.
 */
public final class RowCheck {

	private final FeedContract contract;

	private final List<ValueCheck> checks;

	private final int[] positions;

	private final int[] ruleColumns;

	private final int[] ruleEarlierColumns;

	private final int sitePosition;

	private final int keyColumn;

	private final int fields;

	/**
	 * Prepare to check rows under a header.
	 * @param contract the contract
	 * @param header the names of the fields in the order in which they come
	 * @param today the business date of the delivery
	 * @param scheduledUntil the last day that may be planned
	 * @param zones the time zone of a site's code, null if the site is not known
	 * @throws IllegalArgumentException if the header lacks a required column or has one
	 * that the contract does not know
	 */
	public RowCheck(FeedContract contract, List<String> header, LocalDate today, LocalDate scheduledUntil,
			Function<String, @Nullable ZoneId> zones) {
		this.contract = contract;
		this.fields = header.size();
		List<Column> columns = new ArrayList<>(contract.columns());
		columns.add(ValueCheck.CHANGED_AT);
		columns.add(ValueCheck.DELETED);
		for (String name : header) {
			if (columns.stream().noneMatch((column) -> column.name().equals(name))) {
				throw new IllegalArgumentException("Feed %s: a column must be one of %s, got: %s"
					.formatted(contract.name(), contract.columnNames(), name));
			}
		}
		this.positions = columns.stream().mapToInt((column) -> header.indexOf(column.name())).toArray();
		for (int i = 0; i < this.positions.length; i++) {
			if (this.positions[i] < 0 && columns.get(i).required()) {
				throw new IllegalArgumentException(
						"Feed %s: the column %s must be there".formatted(contract.name(), columns.get(i).name()));
			}
		}
		this.checks = columns.stream().map((column) -> new ValueCheck(column, today, scheduledUntil, zones)).toList();
		List<String> names = contract.columnNames();
		this.ruleColumns = contract.rules().stream().mapToInt((rule) -> names.indexOf(rule.column())).toArray();
		this.ruleEarlierColumns = contract.rules()
			.stream()
			.mapToInt((rule) -> names.indexOf(rule.notBefore()))
			.toArray();
		this.keyColumn = names.indexOf(contract.key());
		this.sitePosition = header.indexOf("site");
	}

	/**
	 * Number of values a checked row has.
	 * @return the contract's columns and two
	 */
	public int width() {
		return this.positions.length;
	}

	/**
	 * Check one row.
	 * @param row the fields of the row in the order of the header; empty = not recorded
	 * @param checked receives the canonical texts
	 * @return why the row is refused, null if it is accepted
	 */
	public @Nullable Rejection check(List<String> row, @Nullable String[] checked) {
		if (row.size() != this.fields) {
			return new Rejection(Rejection.WRONG_NUMBER_OF_FIELDS, "");
		}
		int deleted = checked.length - 1;
		Rejection rejection = check(row, checked, deleted);
		if (rejection != null) {
			return rejection;
		}
		if ("t".equals(checked[deleted])) {
			return checkDeletion(row, checked);
		}
		for (int i = 0; i < deleted; i++) {
			rejection = check(row, checked, i);
			if (rejection != null) {
				return rejection;
			}
		}
		for (int i = 0; i < this.ruleColumns.length; i++) {
			String later = checked[this.ruleColumns[i]];
			String earlier = checked[this.ruleEarlierColumns[i]];
			if (later != null && earlier != null && later.compareTo(earlier) < 0) {
				OrderRule rule = this.contract.rules().get(i);
				return new Rejection(rule.code(), rule.column());
			}
		}
		return null;
	}

	private @Nullable Rejection checkDeletion(List<String> row, @Nullable String[] checked) {
		Arrays.fill(checked, 0, checked.length - 1, null);
		Rejection rejection = check(row, checked, this.keyColumn);
		return (rejection != null) ? rejection : check(row, checked, checked.length - 2);
	}

	private @Nullable Rejection check(List<String> row, @Nullable String[] checked, int column) {
		int position = this.positions[column];
		String text = (position >= 0) ? row.get(position) : "";
		ValueCheck check = this.checks.get(column);
		if (text == null || text.isEmpty()) {
			checked[column] = null;
			return check.required() ? new Rejection("missing-value", check.name()) : null;
		}
		String site = (this.sitePosition >= 0) ? row.get(this.sitePosition) : null;
		String reason = check.check(text, site, checked, column);
		return (reason != null) ? new Rejection(reason, check.name()) : null;
	}

}

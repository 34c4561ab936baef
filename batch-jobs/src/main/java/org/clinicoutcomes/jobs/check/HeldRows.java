package org.clinicoutcomes.jobs.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.run.Night;

/**
 * Holds back the rows that refer to something not yet known, and lets go of those that
 * waited before.
 */
final class HeldRows {

	private static final String WAITER_CHANGED_AT = "row_values[array_position(columns, 'changed_at')]::timestamptz";

	private final StagedDelivery staged;

	private final FeedContracts contracts;

	private final References references;

	HeldRows(StagedDelivery staged, FeedContracts contracts, References references) {
		this.staged = staged;
		this.contracts = contracts;
		this.references = references;
	}

	void takeWaiting() {
		String mine = "source = '%s' and feed = '%s'".formatted(this.staged.source(), this.staged.contract().name());
		this.staged.execute("""
				create temp table waiter on commit drop as
				select * from record.waiting_row where %s""".formatted(mine));
		this.staged.execute("delete from record.waiting_row where " + mine);
	}

	long dropOlderThanWaiting() {
		return this.staged.session()
			.execute("delete from %2$s s using waiter w where w.record_id = s.%1$s and s.changed_at < %3$s"
				.formatted(this.staged.key(), this.staged.rows(), WAITER_CHANGED_AT));
	}

	long release(boolean isDelivered) {
		this.staged.execute("delete from waiter w using %2$s s where s.%1$s = w.record_id".formatted(this.staged.key(),
				this.staged.rows()));
		long dropped = 0;
		if (isDelivered && this.staged.isSnapshot()) {
			String keepsKnown = "record_id in (select record_id from record.rejected_row x where %s)"
				.formatted(this.staged.rejectedTonight());
			dropped = this.staged.areAllKeysRead() ? this.staged.execute("delete from waiter where not " + keepsKnown)
					: 0;
		}
		this.staged.execute("""
				insert into %1$s (%2$s, changed_at, file_no, line, is_released)
				select %3$s, %4$s, file_no, line, true
				from waiter""".formatted(this.staged.rows(), this.staged.record().columns(""),
				this.staged.record().casts("row_values[array_position(columns, '%s')]"), WAITER_CHANGED_AT));
		return dropped;
	}

	/**
	 * Put aside the rows that refer to something not yet known.
	 */
	long hold() {
		find();
		return move();
	}

	void find() {
		List<Column> others = new ArrayList<>();
		List<Column> toItself = new ArrayList<>();
		for (Column column : this.staged.contract().columns()) {
			if (column.refersTo() != null) {
				(column.refersTo().equals(this.staged.contract().name()) ? toItself : others).add(column);
			}
		}
		StringBuilder joins = new StringBuilder();
		List<String> missing = new ArrayList<>();
		for (Column column : others) {
			FeedContract parent = this.contracts.get(String.valueOf(column.refersTo()));
			joins.append("""
					left join %1$s %2$s_parent
					  on %2$s_parent.%3$s = s.%2$s and %2$s_parent.source = '%4$s' and %2$s_parent.known_to = %5$d
					""".formatted(new RecordTable(parent).name(), column.name(), parent.referenceKey(),
					this.references.target(this.staged.source(), parent), Night.OPEN));
			missing.add("s.%1$s is not null and %1$s_parent.source is null".formatted(column.name()));
		}
		this.staged.execute(
				"create temp table held on commit drop as\nselect distinct s.%s as record_id\nfrom %s s\n%swhere s.deleted is not true and (%s)"
					.formatted(this.staged.key(), this.staged.rows(), joins,
							missing.isEmpty() ? "false" : String.join(" or ", missing)));
		this.staged.execute("create unique index on held (record_id)");
		long found;
		do {
			found = 0;
			for (Column column : toItself) {
				found += findByItself(column);
			}
		}
		while (found > 0);
		this.staged.execute("analyze held");
	}

	private long findByItself(Column column) {
		return this.staged.execute("""
				insert into held
				with referring as materialized (
				  select %1$s as record_id, %3$s as parent_id
				  from %2$s
				  where %3$s is not null and deleted is not true
				)
				select r.record_id
				from referring r
				where not exists (
				    select 1 from %4$s parent
				    where parent.%1$s = r.parent_id and parent.source = '%5$s' and parent.known_to = %6$d)
				  and r.parent_id not in (
				    select other.%1$s
				    from %2$s other
				    where other.%1$s in (select parent_id from referring)
				      and other.%1$s not in (select record_id from held))
				on conflict do nothing""".formatted(this.staged.key(), this.staged.rows(), column.name(),
				this.staged.record().name(), this.references.target(this.staged.source(), this.staged.contract()),
				Night.OPEN));
	}

	long move() {
		String columns = this.staged.contract()
			.columnNames()
			.stream()
			.map((name) -> "'" + name + "'")
			.collect(Collectors.joining(", "));
		String texts = this.staged.contract()
			.columns()
			.stream()
			.map((column) -> "s." + column.name() + "::text")
			.collect(Collectors.joining(", "));
		this.staged.execute("""
				insert into record.waiting_row
				select '%1$s', '%2$s', s.%3$s, %4$d, s.file_no, s.line,
				  array[%5$s, 'changed_at'], array[%6$s, s.changed_at::text]
				from %7$s s
				join held h on h.record_id = s.%3$s""".formatted(this.staged.source(), this.staged.contract().name(),
				this.staged.key(), this.staged.night().number(), columns, texts, this.staged.rows()));
		long fresh = this.staged
			.count("select count(*) from %2$s s join held h on h.record_id = s.%1$s where not s.is_released"
				.formatted(this.staged.key(), this.staged.rows()));
		this.staged.session()
			.execute("delete from %2$s s using held h where h.record_id = s.%1$s".formatted(this.staged.key(),
					this.staged.rows()));
		return fresh;
	}

}

package org.clinicoutcomes.jobs.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.feed.Rejection;
import org.clinicoutcomes.jobs.pull.Source.Delivery;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;

/**
 * Turns the staged rows of one delivery into record versions known from tonight, in sets:
 * duplicates, references, comparison with what is known, closing of what is gone.
 */
final class FeedMerge {

	private static final String WAITER_CHANGED_AT = "row_values[array_position(columns, 'changed_at')]::timestamptz";

	private final Session session;

	private final Night night;

	private final String source;

	private final FeedContract contract;

	private final FeedContracts contracts;

	private final References references;

	private final Delivery delivery;

	private final StagedRows staged;

	private final RecordTable record;

	FeedMerge(Session session, Night night, String source, FeedContract contract, FeedContracts contracts,
			References references, Delivery delivery) {
		this.session = session;
		this.night = night;
		this.source = source;
		this.contract = contract;
		this.contracts = contracts;
		this.references = references;
		this.delivery = delivery;
		this.staged = new StagedRows(source, contract);
		this.record = new RecordTable(contract);
	}

	/**
	 * Merge what is staged.
	 * @param intake what was read, and refused by the contract
	 * @param isDelivered whether files came tonight, not only rows that waited
	 * @return what became of the rows
	 */
	FeedCounts merge(RowIntake.Counts intake, boolean isDelivered) {
		long duplicates = rejectDuplicates();
		takeWaiting();
		long superseded = dropOlderThanWaiting() + dropSuperseded();
		long dropped = releaseWaiting(isDelivered);
		this.session.execute("analyze " + this.staged.name());
		long waiting = hold();
		findDelta();
		long[] kinds = countDelta();
		long fresh = count("select count(*) from %s where not is_released".formatted(this.staged.name()));
		long released = count("select count(*) from %s where is_released".formatted(this.staged.name()));
		apply();
		long closed = dropped + ((isDelivered && this.delivery == Delivery.SNAPSHOT) ? closeMissing() : 0);
		noteChangedClients();
		return new FeedCounts(intake.read(), kinds[0], kinds[1], kinds[2],
				superseded + fresh - kinds[0] - kinds[1] - kinds[2], intake.rejected() + duplicates, waiting, released,
				closed);
	}

	/**
	 * Merge the first rows of a feed: with nothing to compare, the staged rows become the
	 * records themselves, unless some of them are copies or deletions.
	 * @param intake what was read, and refused by the contract
	 * @return what became of the rows
	 */
	FeedCounts mergeFirst(RowIntake.Counts intake) {
		FirstLoad load = new FirstLoad(this.session, this.night, this.source, this.contract);
		long[] waiting = new long[1];
		boolean isAdopted = load.attempt(() -> {
			findHeld();
			if (isUntidy(intake)) {
				return false;
			}
			waiting[0] = moveHeld();
			load.adopt();
			return true;
		});
		if (!isAdopted) {
			return merge(intake, true);
		}
		long added = count("select count(*) from " + this.record.name());
		if (added > FirstLoad.MANY || !this.contract.hasClient()) {
			this.session.execute("delete from run.derived_marker");
		}
		else {
			note("select distinct client_id from " + this.record.name());
		}
		return new FeedCounts(intake.read(), added, 0, 0, 0, intake.rejected(), waiting[0], 0, 0);
	}

	private boolean isUntidy(RowIntake.Counts intake) {
		String copiesHeld = "select 1 from %2$s s join held h on h.record_id = s.%1$s group by s.%1$s having count(*) > 1"
			.formatted(key(), this.staged.name());
		String deletions = "select 1 from %s where deleted".formatted(this.staged.name());
		String copiesRejected = "select 1 from %s s join record.rejected_row x on x.record_id = s.%s and %s"
			.formatted(this.staged.name(), key(), rejectedTonight());
		return exists(copiesHeld) || exists(deletions)
				|| this.delivery == Delivery.SNAPSHOT && intake.rejected() > 0 && exists(copiesRejected);
	}

	private long rejectDuplicates() {
		boolean isSnapshot = this.delivery == Delivery.SNAPSHOT;
		String sameFile = isSnapshot ? "" : " and d.file_no is not distinct from s.file_no";
		this.session.execute((isSnapshot ? """
				create temp table duplicate on commit drop as
				select %1$s as record_id
				from %2$s
				group by %1$s
				having count(*) > 1
				union
				select s.%1$s
				from %2$s s
				join record.rejected_row x on x.record_id = s.%1$s and %3$s""" : """
				create temp table duplicate on commit drop as
				select %1$s as record_id, file_no
				from %2$s
				group by %1$s, file_no
				having count(*) > 1 and count(*) > count(distinct changed_at)""").formatted(key(), this.staged.name(),
				rejectedTonight()));
		if (count("select count(*) from duplicate") == 0) {
			return 0;
		}
		this.session.sql("""
				insert into record.rejected_row
				select :night, :source, :feed, s.file_no, s.line, s.%1$s, :reason, :key,
				  encode(sha256(convert_to(t.row_text, 'UTF8')), 'hex'), t.row_text
				from %2$s s
				cross join lateral (
				  select (to_jsonb(s) - array['file_no', 'line', 'is_released'])::text as row_text
				) t
				join duplicate d on d.record_id = s.%1$s%3$s""".formatted(key(), this.staged.name(), sameFile))
			.param("night", this.night.number())
			.param("source", this.source)
			.param("feed", this.contract.name())
			.param("reason", Rejection.DUPLICATE_KEY)
			.param("key", key())
			.update();
		return this.session.execute("delete from %2$s s using duplicate d where d.record_id = s.%1$s%3$s"
			.formatted(key(), this.staged.name(), sameFile));
	}

	private long dropSuperseded() {
		if (this.delivery == Delivery.SNAPSHOT) {
			return 0;
		}
		return this.session.execute("""
				delete from %2$s s
				using (
				  select ctid as row_id, row_number() over (
				    partition by %1$s order by changed_at desc nulls last, file_no desc, line desc) as place
				  from %2$s
				  where %1$s in (select %1$s from %2$s group by %1$s having count(*) > 1)
				) ranked
				where s.ctid = ranked.row_id and ranked.place > 1""".formatted(key(), this.staged.name()));
	}

	private void takeWaiting() {
		String mine = "source = '%s' and feed = '%s'".formatted(this.source, this.contract.name());
		this.session.execute("""
				create temp table waiter on commit drop as
				select * from record.waiting_row where %s""".formatted(mine));
		this.session.execute("delete from record.waiting_row where " + mine);
	}

	private long dropOlderThanWaiting() {
		return this.session
			.execute("delete from %2$s s using waiter w where w.record_id = s.%1$s and s.changed_at < %3$s"
				.formatted(key(), this.staged.name(), WAITER_CHANGED_AT));
	}

	private long releaseWaiting(boolean isDelivered) {
		this.session.execute(
				"delete from waiter w using %2$s s where s.%1$s = w.record_id".formatted(key(), this.staged.name()));
		long dropped = 0;
		if (isDelivered && this.delivery == Delivery.SNAPSHOT) {
			String keepsKnown = "record_id in (select record_id from record.rejected_row x where %s)"
				.formatted(rejectedTonight());
			dropped = areAllKeysRead() ? this.session.execute("delete from waiter where not " + keepsKnown) : 0;
		}
		this.session.execute("""
				insert into %1$s (%2$s, changed_at, file_no, line, is_released)
				select %3$s, %4$s, file_no, line, true
				from waiter""".formatted(this.staged.name(), this.record.columns(""),
				this.record.casts("row_values[array_position(columns, '%s')]"), WAITER_CHANGED_AT));
		return dropped;
	}

	/**
	 * Put aside the rows that refer to something not yet known.
	 */
	private long hold() {
		findHeld();
		return moveHeld();
	}

	private void findHeld() {
		List<Column> others = new ArrayList<>();
		List<Column> toItself = new ArrayList<>();
		for (Column column : this.contract.columns()) {
			if (column.refersTo() != null) {
				(column.refersTo().equals(this.contract.name()) ? toItself : others).add(column);
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
					this.references.target(this.source, parent), Night.OPEN));
			missing.add("s.%1$s is not null and %1$s_parent.source is null".formatted(column.name()));
		}
		this.session.execute(
				"create temp table held on commit drop as\nselect distinct s.%s as record_id\nfrom %s s\n%swhere s.deleted is not true and (%s)"
					.formatted(key(), this.staged.name(), joins,
							missing.isEmpty() ? "false" : String.join(" or ", missing)));
		this.session.execute("create unique index on held (record_id)");
		long found;
		do {
			found = 0;
			for (Column column : toItself) {
				found += findHeldByItself(column);
			}
		}
		while (found > 0);
		this.session.execute("analyze held");
	}

	private long findHeldByItself(Column column) {
		return this.session.execute("""
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
				on conflict do nothing""".formatted(key(), this.staged.name(), column.name(), this.record.name(),
				this.references.target(this.source, this.contract), Night.OPEN));
	}

	private long moveHeld() {
		String columns = this.contract.columnNames()
			.stream()
			.map((name) -> "'" + name + "'")
			.collect(Collectors.joining(", "));
		String texts = this.contract.columns()
			.stream()
			.map((column) -> "s." + column.name() + "::text")
			.collect(Collectors.joining(", "));
		this.session.execute("""
				insert into record.waiting_row
				select '%1$s', '%2$s', s.%3$s, %4$d, s.file_no, s.line,
				  array[%5$s, 'changed_at'], array[%6$s, s.changed_at::text]
				from %7$s s
				join held h on h.record_id = s.%3$s""".formatted(this.source, this.contract.name(), key(),
				this.night.number(), columns, texts, this.staged.name()));
		long fresh = count("select count(*) from %2$s s join held h on h.record_id = s.%1$s where not s.is_released"
			.formatted(key(), this.staged.name()));
		this.session
			.execute("delete from %2$s s using held h where h.record_id = s.%1$s".formatted(key(), this.staged.name()));
		return fresh;
	}

	private void findDelta() {
		this.session.execute(
				"""
						create temp table delta on commit drop as
						select s.*, r.known_from is not null as is_known
						from %1$s s
						left join %2$s r on r.%3$s = s.%3$s and r.source = '%4$s' and r.known_to = %5$d
						left join record.tombstone t
						  on t.record_id = s.%3$s and t.source = '%4$s' and t.feed = '%6$s' and r.known_from is null
						where case
						  when r.known_from is not null and s.changed_at < r.changed_at then false
						  when s.deleted then r.known_from is not null
						  when r.known_from is null then t.changed_at is null or s.changed_at is null or s.changed_at >= t.changed_at
						  else (%7$s) is distinct from (%8$s)
						end"""
					.formatted(this.staged.name(), this.record.name(), key(), this.source, Night.OPEN,
							this.contract.name(), this.record.columns("s"), this.record.columns("r")));
		this.session.execute("analyze delta");
	}

	private long[] countDelta() {
		return this.session.sql("""
				select count(*) filter (where not is_known and deleted is not true and not is_released) as added,
				  count(*) filter (where is_known and deleted is not true and not is_released) as changed,
				  count(*) filter (where deleted and not is_released) as deleted
				from delta""")
			.query((row, number) -> new long[] { row.getLong("added"), row.getLong("changed"), row.getLong("deleted") })
			.single();
	}

	private void apply() {
		this.session.execute("""
				create temp table touched_client on commit drop as
				select null::text as client_id where false""");
		close("from delta d where d.%1$s = r.%1$s and ".formatted(key()));
		this.session.execute("""
				insert into %1$s (source, %2$s, changed_at, file_no, line, known_from)
				select '%3$s', %2$s, changed_at, file_no, line, %4$d
				from delta
				where deleted is not true""".formatted(this.record.name(), this.record.columns(""), this.source,
				this.night.number()));
		if (this.delivery == Delivery.CHANGES) {
			this.session.execute("""
					update %1$s r set changed_at = s.changed_at
					from %2$s s
					where r.%3$s = s.%3$s and r.source = '%4$s' and r.known_to = %5$d and s.deleted is not true
					  and (s.changed_at > r.changed_at or r.changed_at is null)""".formatted(this.record.name(),
					this.staged.name(), key(), this.source, Night.OPEN));
			bury();
		}
	}

	/**
	 * Remember when rows were deleted at their source.
	 */
	private void bury() {
		this.session.execute("""
				insert into record.tombstone (source, feed, record_id, changed_at)
				select '%1$s', '%2$s', %3$s, max(changed_at)
				from %4$s
				where deleted and changed_at is not null
				group by %3$s
				on conflict (source, feed, record_id) do update
				set changed_at = greatest(tombstone.changed_at, excluded.changed_at)""".formatted(this.source,
				this.contract.name(), key(), this.staged.name()));
	}

	private long closeMissing() {
		if (!areAllKeysRead()) {
			return 0;
		}
		return close("""
				where not exists (select 1 from %1$s s where s.%2$s = r.%2$s)
				  and not exists (
				    select 1 from record.waiting_row w
				    where w.source = '%3$s' and w.feed = '%4$s' and w.record_id = r.%2$s)
				  and not exists (
				    select 1 from record.rejected_row x
				    where x.record_id = r.%2$s and %5$s)
				  and\s""".formatted(this.staged.name(), key(), this.source, this.contract.name(), rejectedTonight()));
	}

	/**
	 * Whether what seems to be missing is missing: a row whose key could not be read may
	 * be any of those, and a row that did not land is in no mapping.
	 */
	private boolean areAllKeysRead() {
		return count("""
				select count(*) from record.rejected_row x
				where (%s and coalesce(x.record_id, '') = '')
				  or (x.night = %d and x.source = '%s' and x.feed like 'file %%')""".formatted(rejectedTonight(),
				this.night.number(), this.source)) == 0;
	}

	private String rejectedTonight() {
		return "x.night = %d and x.source = '%s' and x.feed = '%s'".formatted(this.night.number(), this.source,
				this.contract.name());
	}

	private long close(String condition) {
		String client = this.contract.hasClient() ? "client_id"
				: this.contract.column("plan_id").isPresent() ? "plan_id" : "source";
		return count("""
				with closed as (
				  update %1$s r set known_to = %2$d
				  %3$sr.source = '%4$s' and r.known_to = %5$d and r.known_from < %2$d
				  returning r.%6$s as client_id
				),
				noted as (
				  insert into touched_client select client_id from closed
				)
				select count(*) from closed""".formatted(this.record.name(), this.night.number(), condition,
				this.source, Night.OPEN, client));
	}

	/**
	 * Remember whose records changed, so that the next stages need not look at the
	 * others.
	 */
	private void noteChangedClients() {
		if (this.contract.hasClient()) {
			note("select client_id from touched_client union select client_id from delta where client_id is not null");
		}
		else if (this.contract.column("plan_id").isPresent()) {
			note("""
					select p.client_id
					from record.plan p
					where p.source = '%s' and p.record_id in (select client_id from touched_client union select plan_id from delta)"""
				.formatted(this.references.target(this.source, this.contracts.get("plan"))));
		}
		else if (count("select count(*) from delta") + count("select count(*) from touched_client") > 0) {
			// A site's time zone is in everybody's dates.
			this.session.execute("delete from run.derived_marker");
		}
	}

	private void note(String clients) {
		this.session.execute("insert into changed.client_change %s on conflict do nothing".formatted(clients));
	}

	private String key() {
		return this.contract.key();
	}

	private boolean exists(String query) {
		return this.session.sql("select exists (" + query + ")").query(Boolean.class).single();
	}

	private long count(String query) {
		return this.session.sql(query).query(Long.class).single();
	}

}

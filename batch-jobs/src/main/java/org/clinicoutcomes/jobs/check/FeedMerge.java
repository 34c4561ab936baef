package org.clinicoutcomes.jobs.check;

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
		long superseded = dropSuperseded();
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

	private long rejectDuplicates() {
		String sameKey = (this.delivery == Delivery.SNAPSHOT) ? "true" : "count(*) > count(distinct changed_at)";
		this.session.execute("""
				create temp table duplicate on commit drop as
				select %1$s as record_id, file_no
				from %2$s
				group by %1$s, file_no
				having count(*) > 1 and %3$s""".formatted(key(), this.staged.name(), sameKey));
		if (count("select count(*) from duplicate") == 0) {
			return 0;
		}
		this.session
			.sql("""
					insert into record.rejected_row
					select :night, :source, :feed, s.file_no, s.line, s.%1$s, :reason, :key,
					  encode(sha256(convert_to(to_jsonb(s)::text, 'UTF8')), 'hex'), to_jsonb(s)::text
					from %2$s s
					join duplicate d on d.record_id = s.%1$s and d.file_no is not distinct from s.file_no"""
				.formatted(key(), this.staged.name()))
			.param("night", this.night.number())
			.param("source", this.source)
			.param("feed", this.contract.name())
			.param("reason", Rejection.DUPLICATE_KEY)
			.param("key", key())
			.update();
		return this.session.execute(
				"delete from %2$s s using duplicate d where d.record_id = s.%1$s and d.file_no is not distinct from s.file_no"
					.formatted(key(), this.staged.name()));
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

	private long releaseWaiting(boolean isDelivered) {
		String mine = "source = '%s' and feed = '%s'".formatted(this.source, this.contract.name());
		this.session.execute("""
				create temp table waiter on commit drop as
				select * from record.waiting_row where %s""".formatted(mine));
		this.session.execute("delete from record.waiting_row where " + mine);
		this.session.execute(
				"delete from waiter w using %2$s s where s.%1$s = w.record_id".formatted(key(), this.staged.name()));
		long dropped = 0;
		if (isDelivered && this.delivery == Delivery.SNAPSHOT) {
			dropped = this.session.execute("delete from waiter");
		}
		this.session.execute("""
				insert into %1$s (%2$s, changed_at, file_no, line, is_released)
				select %3$s, row_values[array_position(columns, 'changed_at')]::timestamptz, file_no, line, true
				from waiter""".formatted(this.staged.name(), this.record.columns(""),
				this.record.casts("row_values[array_position(columns, '%s')]")));
		return dropped;
	}

	/**
	 * Put aside the rows that refer to something not yet known.
	 */
	private long hold() {
		this.session.execute("create temp table held (record_id text primary key) on commit drop");
		long found;
		do {
			found = 0;
			for (Column column : this.contract.columns()) {
				if (column.refersTo() != null) {
					found += hold(column, this.contracts.get(column.refersTo()));
				}
			}
		}
		while (found > 0 && this.contract.references().contains(this.contract.name()));
		this.session.execute("analyze held");
		String columns = this.record.columns("s");
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
				this.night.number(),
				this.contract.columnNames().stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", ")),
				texts, this.staged.name()));
		long fresh = count("select count(*) from %2$s s join held h on h.record_id = s.%1$s where not s.is_released"
			.formatted(key(), this.staged.name()));
		this.session
			.execute("delete from %2$s s using held h where h.record_id = s.%1$s".formatted(key(), this.staged.name()));
		return fresh;
	}

	private long hold(Column column, FeedContract parent) {
		boolean toItself = parent.name().equals(this.contract.name());
		String amongStaged = toItself ? """
				and not exists (
				 select 1 from %1$s other
				 where other.%2$s = s.%3$s and other.%2$s not in (select record_id from held))"""
			.formatted(this.staged.name(), key(), column.name()) : "";
		return this.session.execute("""
				insert into held
				select s.%1$s
				from %2$s s
				where s.%3$s is not null and s.deleted is not true
				  and not exists (
				    select 1 from %4$s parent
				    where parent.%5$s = s.%3$s and parent.source = '%6$s' and parent.known_to = %7$d)%8$s
				on conflict do nothing""".formatted(key(), this.staged.name(), column.name(),
				new RecordTable(parent).name(), parent.referenceKey(), this.references.target(this.source, parent),
				Night.OPEN, amongStaged));
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
					where r.%3$s = s.%3$s and r.source = '%4$s' and r.known_to = %5$d and s.changed_at > r.changed_at
					  and s.deleted is not true""".formatted(this.record.name(), this.staged.name(), key(), this.source,
					Night.OPEN));
			this.session.execute("""
					insert into record.tombstone (source, feed, record_id, changed_at)
					select '%1$s', '%2$s', %3$s, changed_at
					from %4$s
					where deleted and changed_at is not null
					on conflict (source, feed, record_id) do update
					set changed_at = greatest(tombstone.changed_at, excluded.changed_at)""".formatted(this.source,
					this.contract.name(), key(), this.staged.name()));
		}
	}

	private long closeMissing() {
		return close("""
				where not exists (select 1 from %1$s s where s.%2$s = r.%2$s)
				  and not exists (
				    select 1 from record.waiting_row w
				    where w.source = '%3$s' and w.feed = '%4$s' and w.record_id = r.%2$s)
				  and not exists (
				    select 1 from record.rejected_row x
				    where x.night = %5$d and x.source = '%3$s' and x.feed = '%4$s' and x.record_id = r.%2$s)
				  and\s""".formatted(this.staged.name(), key(), this.source, this.contract.name(),
				this.night.number()));
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

	private long count(String query) {
		return this.session.sql(query).query(Long.class).single();
	}

}

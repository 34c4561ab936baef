package org.clinicoutcomes.jobs.check;

import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.run.Night;

/**
 * Turns the staged rows of one delivery into record versions known from tonight, in sets:
 * duplicates, references, comparison with what is known, closing of what is gone.
 */
final class FeedMerge {

	private final StagedDelivery staged;

	private final FeedContracts contracts;

	private final References references;

	private final DuplicateKeys duplicates;

	private final HeldRows held;

	FeedMerge(StagedDelivery staged, FeedContracts contracts, References references) {
		this.staged = staged;
		this.contracts = contracts;
		this.references = references;
		this.duplicates = new DuplicateKeys(staged);
		this.held = new HeldRows(staged, contracts, references);
	}

	/**
	 * Merge what is staged.
	 * @param intake what was read, and refused by the contract
	 * @param isDelivered whether files came tonight, not only rows that waited
	 * @return what became of the rows
	 */
	FeedCounts merge(RowIntake.Counts intake, boolean isDelivered) {
		long duplicates = this.duplicates.reject();
		this.held.takeWaiting();
		long superseded = this.held.dropOlderThanWaiting() + this.duplicates.dropSuperseded();
		long dropped = this.held.release(isDelivered);
		this.staged.execute("analyze " + this.staged.rows());
		long waiting = this.held.hold();
		findDelta();
		long[] kinds = countDelta();
		long fresh = this.staged.count("select count(*) from %s where not is_released".formatted(this.staged.rows()));
		long released = this.staged.count("select count(*) from %s where is_released".formatted(this.staged.rows()));
		RecordingLag.note(this.staged);
		apply();
		long closed = dropped + ((isDelivered && this.staged.isSnapshot()) ? closeMissing() : 0);
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
		FirstLoad load = new FirstLoad(this.staged.session(), this.staged.night(), this.staged.source(),
				this.staged.contract());
		long[] waiting = new long[1];
		boolean isAdopted = load.attempt(() -> {
			this.held.find();
			if (this.duplicates.areUntidy(intake)) {
				return false;
			}
			waiting[0] = this.held.move();
			load.adopt();
			return true;
		});
		if (!isAdopted) {
			return merge(intake, true);
		}
		long added = this.staged.count("select count(*) from " + this.staged.record().name());
		if (added > FirstLoad.MANY || !this.staged.contract().hasClient()) {
			this.staged.execute("delete from run.derived_marker");
		}
		else {
			note("select distinct client_id from " + this.staged.record().name());
		}
		return new FeedCounts(intake.read(), added, 0, 0, 0, intake.rejected(), waiting[0], 0, 0);
	}

	private void findDelta() {
		this.staged.execute(
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
					.formatted(this.staged.rows(), this.staged.record().name(), this.staged.key(), this.staged.source(),
							Night.OPEN, this.staged.contract().name(), this.staged.record().columns("s"),
							this.staged.record().columns("r")));
		this.staged.execute("analyze delta");
	}

	private long[] countDelta() {
		return this.staged.session()
			.sql("""
					select count(*) filter (where not is_known and deleted is not true and not is_released) as added,
					  count(*) filter (where is_known and deleted is not true and not is_released) as changed,
					  count(*) filter (where deleted and not is_released) as deleted
					from delta""")
			.query((row, number) -> new long[] { row.getLong("added"), row.getLong("changed"), row.getLong("deleted") })
			.single();
	}

	private void apply() {
		this.staged.execute("""
				create temp table touched_client on commit drop as
				select null::text as client_id where false""");
		close("from delta d where d.%1$s = r.%1$s and ".formatted(this.staged.key()));
		this.staged.execute("""
				insert into %1$s (source, %2$s, changed_at, file_no, line, known_from)
				select '%3$s', %2$s, changed_at, file_no, line, %4$d
				from delta
				where deleted is not true""".formatted(this.staged.record().name(), this.staged.record().columns(""),
				this.staged.source(), this.staged.night().number()));
		if (!this.staged.isSnapshot()) {
			this.staged.execute("""
					update %1$s r set changed_at = s.changed_at
					from %2$s s
					where r.%3$s = s.%3$s and r.source = '%4$s' and r.known_to = %5$d and s.deleted is not true
					  and (s.changed_at > r.changed_at or r.changed_at is null)""".formatted(
					this.staged.record().name(), this.staged.rows(), this.staged.key(), this.staged.source(),
					Night.OPEN));
			bury();
		}
	}

	/**
	 * Remember when rows were deleted at their source.
	 */
	private void bury() {
		this.staged.execute("""
				insert into record.tombstone (source, feed, record_id, changed_at)
				select '%1$s', '%2$s', %3$s, max(changed_at)
				from %4$s
				where deleted and changed_at is not null
				group by %3$s
				on conflict (source, feed, record_id) do update
				set changed_at = greatest(tombstone.changed_at, excluded.changed_at)""".formatted(this.staged.source(),
				this.staged.contract().name(), this.staged.key(), this.staged.rows()));
	}

	private long closeMissing() {
		if (!this.staged.areAllKeysRead()) {
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
				  and\s""".formatted(this.staged.rows(), this.staged.key(), this.staged.source(),
				this.staged.contract().name(), this.staged.rejectedTonight()));
	}

	private long close(String condition) {
		String client = this.staged.contract().hasClient() ? "client_id"
				: this.staged.contract().column("plan_id").isPresent() ? "plan_id" : "source";
		return this.staged.count("""
				with closed as (
				  update %1$s r set known_to = %2$d
				  %3$sr.source = '%4$s' and r.known_to = %5$d and r.known_from < %2$d
				  returning r.%6$s as client_id
				),
				noted as (
				  insert into touched_client select client_id from closed
				)
				select count(*) from closed""".formatted(this.staged.record().name(), this.staged.night().number(),
				condition, this.staged.source(), Night.OPEN, client));
	}

	/**
	 * Remember whose records changed, so that the next stages need not look at the
	 * others.
	 */
	private void noteChangedClients() {
		if (this.staged.contract().hasClient()) {
			note("select client_id from touched_client union select client_id from delta where client_id is not null");
		}
		else if (this.staged.contract().column("plan_id").isPresent()) {
			note("""
					select p.client_id
					from record.plan p
					where p.source = '%s' and p.record_id in (select client_id from touched_client union select plan_id from delta)"""
				.formatted(this.references.target(this.staged.source(), this.contracts.get("plan"))));
		}
		else if (this.staged.count("select count(*) from delta")
				+ this.staged.count("select count(*) from touched_client") > 0) {
			// A site's time zone is in everybody's dates.
			this.staged.execute("delete from run.derived_marker");
		}
	}

	private void note(String clients) {
		this.staged.execute("insert into changed.client_change %s on conflict do nothing".formatted(clients));
	}

}

package org.clinicoutcomes.jobs.check;

import org.clinicoutcomes.domain.feed.Rejection;

/**
 * Decides between rows of one delivery that have the same key: the latest change counts,
 * and where none is the latest all are rejected.
 */
final class DuplicateKeys {

	private final StagedDelivery staged;

	DuplicateKeys(StagedDelivery staged) {
		this.staged = staged;
	}

	boolean areUntidy(RowIntake.Counts intake) {
		String copiesHeld = "select 1 from %2$s s join held h on h.record_id = s.%1$s group by s.%1$s having count(*) > 1"
			.formatted(this.staged.key(), this.staged.rows());
		String deletions = "select 1 from %s where deleted".formatted(this.staged.rows());
		String copiesRejected = "select 1 from %s s join record.rejected_row x on x.record_id = s.%s and %s"
			.formatted(this.staged.rows(), this.staged.key(), this.staged.rejectedTonight());
		return this.staged.exists(copiesHeld) || this.staged.exists(deletions)
				|| this.staged.isSnapshot() && intake.rejected() > 0 && this.staged.exists(copiesRejected);
	}

	long reject() {
		boolean isSnapshot = this.staged.isSnapshot();
		String sameFile = isSnapshot ? "" : " and d.file_no is not distinct from s.file_no";
		this.staged.execute((isSnapshot ? """
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
				having count(*) > 1 and count(*) > count(distinct changed_at)""").formatted(this.staged.key(),
				this.staged.rows(), this.staged.rejectedTonight()));
		if (this.staged.count("select count(*) from duplicate") == 0) {
			return 0;
		}
		this.staged.session()
			.sql("""
					insert into record.rejected_row
					select :night, :source, :feed, s.file_no, s.line, s.%1$s, :reason, :key,
					  encode(sha256(convert_to(t.row_text, 'UTF8')), 'hex'), t.row_text
					from %2$s s
					cross join lateral (
					  select (to_jsonb(s) - array['file_no', 'line', 'is_released'])::text as row_text
					) t
					join duplicate d on d.record_id = s.%1$s%3$s""".formatted(this.staged.key(), this.staged.rows(),
					sameFile))
			.param("night", this.staged.night().number())
			.param("source", this.staged.source())
			.param("feed", this.staged.contract().name())
			.param("reason", Rejection.DUPLICATE_KEY)
			.param("key", this.staged.key())
			.update();
		return this.staged.execute("delete from %2$s s using duplicate d where d.record_id = s.%1$s%3$s"
			.formatted(this.staged.key(), this.staged.rows(), sameFile));
	}

	long dropSuperseded() {
		if (this.staged.isSnapshot()) {
			return 0;
		}
		return this.staged.execute("""
				delete from %2$s s
				using (
				  select ctid as row_id, row_number() over (
				    partition by %1$s order by changed_at desc nulls last, file_no desc, line desc) as place
				  from %2$s
				  where %1$s in (select %1$s from %2$s group by %1$s having count(*) > 1)
				) ranked
				where s.ctid = ranked.row_id and ranked.place > 1""".formatted(this.staged.key(), this.staged.rows()));
	}

}

package org.clinicoutcomes.jobs.check;

import java.time.ZoneOffset;

import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.ColumnType;
import org.clinicoutcomes.domain.feed.Happening;
import org.clinicoutcomes.jobs.run.Night;

/**
 * How many days lie between what happened and the night in which a record first told of
 * it: calendar days, in the time zone of the row's site where it names a moment and a
 * site. What a source delivers first is its history, and what waited was known before, so
 * neither tells how fast somebody writes things down; both are left out.
 */
final class RecordingLag {

	/** Of two sources that deliver a site the newest version wins, as in care. */
	private static final String SITES = """
			left join (
			  select distinct on (site) site, time_zone
			  from record.site
			  where known_to = %d
			  order by site, known_from desc, changed_at desc nulls last, source
			) s on s.site = d.site""".formatted(Night.OPEN);

	private RecordingLag() {
	}

	/**
	 * Note the lags of what tonight's delta tells of and no version of its record, open
	 * or closed, told of before.
	 * @param staged the delivery whose table {@code delta} stands and is not yet applied
	 */
	static void note(StagedDelivery staged) {
		Happening happening = staged.contract().happening();
		if (happening == null || isFirst(staged)) {
			return;
		}
		boolean isMoment = staged.contract()
			.column(happening.column())
			.map(Column::type)
			.filter(ColumnType.INSTANT::equals)
			.isPresent();
		boolean hasZone = isMoment && staged.contract().column("site").isPresent();
		String zone = hasZone ? "coalesce(s.time_zone, 'UTC')" : "'UTC'";
		String happenedOn = "d." + happening.column();
		staged.session()
			.sql("""
					insert into run.recording_lag (night, source, feed, lag_days, count_rows)
					select :night, :source, :feed, greatest(0, %1$s - %2$s) as lag_days, count(*)
					from delta d
					%3$s
					where d.deleted is not true and not d.is_released and %4$s
					  and not exists (
					    select 1 from %5$s e
					    where e.%6$s = d.%6$s and e.source = :source and %7$s)
					group by 4""".formatted(day(":known_at", zone), isMoment ? day(happenedOn, zone) : happenedOn,
					hasZone ? SITES : "", happening.hasHappened("d"), staged.record().name(), staged.key(),
					happening.hasHappened("e")))
			.param("night", staged.night().number())
			.param("source", staged.source())
			.param("feed", staged.contract().name())
			.param("known_at", staged.night().knownAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static String day(String moment, String zone) {
		return "(cast(%s as timestamptz) at time zone %s)::date".formatted(moment, zone);
	}

	private static boolean isFirst(StagedDelivery staged) {
		return staged.session()
			.sql("select not exists (select 1 from run.feed_count where source = ? and feed = ? and count_new + count_waiting > 0)")
			.params(staged.source(), staged.contract().name())
			.query(Boolean.class)
			.single();
	}

}

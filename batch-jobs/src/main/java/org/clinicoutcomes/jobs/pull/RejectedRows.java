package org.clinicoutcomes.jobs.pull;

import java.util.List;

import org.clinicoutcomes.domain.feed.Rejection;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows that were refused, with the reason; the row itself stays in the database
 * and goes into no log.
 */
public final class RejectedRows {

	private final Session session;

	public RejectedRows(Session session) {
		this.session = session;
	}

	/**
	 * Forget what was kept for a feed in a night that is done again.
	 * @param night the night
	 * @param source the source
	 * @param feed the feed, or the file where no feed is concerned
	 */
	public void forget(Night night, String source, String feed) {
		this.session.sql("delete from record.rejected_row where night = ? and source = ? and feed = ?")
			.params(night.number(), source, feed)
			.update();
	}

	/**
	 * Keep rows.
	 * @param night the night
	 * @param source the source
	 * @param feed the feed, or the file where no feed is concerned
	 * @param rows the rows
	 */
	public void keep(Night night, String source, String feed, List<Row> rows) {
		if (rows.isEmpty()) {
			return;
		}
		this.session.copy("copy record.rejected_row from stdin", (copy) -> rows.forEach((row) -> {
			copy.value(night.number())
				.value(source)
				.value(feed)
				.value(row.fileNumber() > 0 ? "" + row.fileNumber() : null);
			copy.value((row.line() > 0) ? "" + row.line() : null).value(row.recordId());
			copy.value(row.rejection().reason()).value(row.rejection().column());
			copy.value(Digest.of(row.text())).value(row.text()).endRow();
		}));
	}

	/**
	 * Count what was kept, by reason.
	 * @param night the night
	 * @param source the source
	 * @param feed the feed, or the file where no feed is concerned
	 */
	public void count(Night night, String source, String feed) {
		this.session.sql("delete from run.rejection_count where night = ? and source = ? and feed = ?")
			.params(night.number(), source, feed)
			.update();
		this.session.sql("""
				insert into run.rejection_count (night, source, feed, reason, column_name, count_rows)
				select night, source, feed, reason, column_name, count(*)
				from record.rejected_row
				where night = ? and source = ? and feed = ?
				group by night, source, feed, reason, column_name""").params(night.number(), source, feed).update();
	}

	void replace(Night night, String source, String feed, List<Row> rows) {
		forget(night, source, feed);
		keep(night, source, feed, rows);
		count(night, source, feed);
	}

	/**
	 * A refused row.
	 *
	 * @param fileNumber the file it stands in, 0 if a mapping made it up
	 * @param line the line it begins on, 0 if a mapping made it up
	 * @param recordId its key, null if it could not be read
	 * @param rejection why it was refused
	 * @param text the row
	 */
	public record Row(int fileNumber, long line, @Nullable String recordId, Rejection rejection, String text) {

		/**
		 * A refused row of fields.
		 * @param fileNumber the file it stands in
		 * @param line the line it begins on
		 * @param recordId its key, null if it could not be read
		 * @param rejection why it was refused
		 * @param fields its fields
		 * @return the row
		 */
		public static Row of(int fileNumber, long line, @Nullable String recordId, Rejection rejection,
				List<String> fields) {
			String text = String.join(",", fields).replace("\u0000", "");
			return new Row(fileNumber, line, (recordId != null) ? recordId.replace("\u0000", "") : null, rejection,
					text);
		}

	}

}

package org.clinicoutcomes.jobs.run;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads what the runs so far have left: nights, rows by feed, refusals and findings.
 */
public final class RunLedger {

	/** Stands where a source's name stands when a measure or a check was refused. */
	public static final String MEASURES = "*";

	private final Transactions owner;

	public RunLedger(Transactions owner) {
		this.owner = owner;
	}

	/**
	 * The last nights, newest first.
	 * @param count how many
	 * @return nights
	 */
	public List<NightLine> nights(int count) {
		return this.owner.read((session) -> session
			.sql("""
					select n.night, n.known_at, n.finished_at,
					  (select count(*) from run.delivered_file f where f.night = n.night and f.state = 'applied') as count_files,
					  (select coalesce(sum(count_read), 0) from run.feed_count c where c.night = n.night) as count_read
					from run.night n
					order by n.night desc
					limit ?""")
			.param(count)
			.query((row, number) -> {
				Timestamp finished = row.getTimestamp("finished_at");
				return new NightLine(row.getInt("night"), row.getTimestamp("known_at").toInstant(),
						(finished != null) ? finished.toInstant() : null, row.getLong("count_files"),
						row.getLong("count_read"));
			})
			.list());
	}

	/**
	 * Rows by feed of one night.
	 * @param night the night
	 * @return one line per source and feed
	 */
	public List<FeedLine> feeds(int night) {
		return this.owner.read((session) -> session.sql("""
				select source, feed, count_read, count_new + count_changed + count_deleted as count_accepted,
				  count_unchanged, count_rejected, count_waiting, count_released, count_closed
				from run.feed_count
				where night = ?
				order by source, feed""")
			.param(night)
			.query((row, number) -> new FeedLine(row.getString("source"), row.getString("feed"),
					row.getLong("count_read"), row.getLong("count_accepted"), row.getLong("count_unchanged"),
					row.getLong("count_rejected"), row.getLong("count_waiting"), row.getLong("count_released"),
					row.getLong("count_closed")))
			.list());
	}

	/**
	 * Files landed for mappings, and rows that no mapping carried.
	 * @param night the night
	 * @return one line per file and feed
	 */
	public List<LandedLine> landed(int night) {
		return this.owner.read((session) -> session.sql(
				"select source, file, feed, count_landed, count_carried from run.landed_count where night = ? order by source, file, feed")
			.param(night)
			.query((row, number) -> new LandedLine(row.getString("source"), row.getString("file"),
					row.getString("feed"), row.getLong("count_landed"), row.getLong("count_carried")))
			.list());
	}

	/**
	 * What was refused as a whole.
	 * @param night the night
	 * @return sentences
	 */
	public List<String> refusals(Night night) {
		return this.owner
			.read((session) -> session.sql("select message from run.refusal where night = ? order by source, feed")
				.param(night.number())
				.query(String.class)
				.list());
	}

	/**
	 * Number of rows rejected.
	 * @param night the night
	 * @return rows
	 */
	public long rejected(Night night) {
		return this.owner.read(
				(session) -> session.sql("select coalesce(sum(count_rows), 0) from run.rejection_count where night = ?")
					.param(night.number())
					.query(Long.class)
					.single());
	}

	/**
	 * Why rows were rejected.
	 * @param night the night
	 * @return one line per feed, column and reason
	 */
	public List<RejectionLine> rejections(int night) {
		return this.owner.read((session) -> session.sql("""
				select source, feed, reason, column_name, count_rows
				from run.rejection_count
				where night = ?
				order by source, feed, reason, column_name""")
			.param(night)
			.query((row, number) -> new RejectionLine(row.getString("source"), row.getString("feed"),
					row.getString("reason"), row.getString("column_name"), row.getLong("count_rows")))
			.list());
	}

	/**
	 * Findings of the data checks that are open.
	 * @param night the night
	 * @return one line per check that found something
	 */
	public List<FindingLine> findings(int night) {
		return this.owner.read((session) -> session.sql("""
				select check_id, severity, count_found, count_rows, is_breached
				from run.finding
				where night = ? and count_found > 0
				order by severity, check_id""")
			.param(night)
			.query((row, number) -> new FindingLine(row.getString("check_id"), row.getString("severity"),
					row.getLong("count_found"), row.getLong("count_rows"), row.getBoolean("is_breached")))
			.list());
	}

	/**
	 * A night.
	 *
	 * @param night its number
	 * @param knownAt as of when
	 * @param finishedAt when it was finished, null if it was not
	 * @param files files applied
	 * @param read rows read
	 */
	public record NightLine(int night, Instant knownAt, @Nullable Instant finishedAt, long files, long read) {
	}

	/**
	 * What became of the rows of a feed.
	 *
	 * @param source the source
	 * @param feed the feed
	 * @param read rows read
	 * @param accepted new, changed and deleted
	 * @param unchanged rows that say nothing new
	 * @param rejected refused rows
	 * @param waiting rows that wait for another
	 * @param released rows that waited before
	 * @param closed records a snapshot no longer holds
	 */
	public record FeedLine(String source, String feed, long read, long accepted, long unchanged, long rejected,
			long waiting, long released, long closed) {
	}

	/**
	 * Rows of a landed file that a mapping carried.
	 *
	 * @param source the source
	 * @param file the file's name in source.yml
	 * @param feed the feed
	 * @param landed rows landed
	 * @param carried rows the mapping carried
	 */
	public record LandedLine(String source, String file, String feed, long landed, long carried) {
	}

	/**
	 * Rejected rows.
	 *
	 * @param source the source
	 * @param feed the feed
	 * @param reason reason code
	 * @param column the column at fault
	 * @param rows number of rows
	 */
	public record RejectionLine(String source, String feed, String reason, String column, long rows) {
	}

	/**
	 * Findings.
	 *
	 * @param check the check
	 * @param severity error, warning or note
	 * @param found rows that break it
	 * @param rows rows looked at
	 * @param isBreached whether more than its tolerance
	 */
	public record FindingLine(String check, String severity, long found, long rows, boolean isBreached) {
	}

}

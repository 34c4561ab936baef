package org.clinicoutcomes.jobs.pull;

import java.time.LocalDate;
import java.util.List;

import org.clinicoutcomes.jobs.pull.Source.SourceFile;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.Session;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of every delivered file.
 */
public final class FileLedger {

	private static final int TRAILING = 5;

	private final Session session;

	public FileLedger(Session session) {
		this.session = session;
	}

	List<Known> known(Source source, SourceFile file) {
		return this.session.sql("""
				select file_name, sha256, file_date, state
				from run.delivered_file
				where source = ? and file = ? and state <> 'pulled'
				order by file_no""")
			.params(source.name(), file.name())
			.query((row, number) -> new Known(row.getString("file_name"), row.getString("sha256"),
					row.getObject("file_date", LocalDate.class), row.getString("state")))
			.list();
	}

	/**
	 * Enter a file that is about to be read. In a night that is done again it keeps its
	 * number, which rows recorded before refer to.
	 * @param night tonight
	 * @param source the source
	 * @param found the file
	 * @return its number
	 */
	int enter(Night night, Source source, FoundFile found) {
		return this.session.sql("""
				update run.delivered_file f
				set sha256 = case
				  when exists (
				    select 1 from run.feed_count c
				    where c.night = f.night and c.source = f.source and c.feed = f.file) then f.sha256
				  else '' end
				where night = ? and source = ? and file = ? and file_name = ? and state = 'pulled'
				returning file_no""")
			.params(night.number(), source.name(), found.file().name(), found.fileName())
			.query(Integer.class)
			.optional()
			.orElseGet(() -> insert(night, source, found));
	}

	private int insert(Night night, Source source, FoundFile found) {
		return this.session.sql("""
				insert into run.delivered_file
				  (night, source, file, file_name, file_date, count_bytes, count_rows, sha256, state, known_at)
				values (?, ?, ?, ?, ?, 0, 0, '', 'pulled', ?)
				returning file_no""")
			.param(night.number())
			.param(source.name())
			.param(found.file().name())
			.param(found.fileName())
			.param(found.date())
			.param(Nights.at(night.knownAt()))
			.query(Integer.class)
			.single();
	}

	/**
	 * Enter what was read of a file.
	 * @param fileNumber the file
	 * @param streamed what was read
	 */
	public void read(int fileNumber, CsvFile.Streamed streamed) {
		this.session.sql("update run.delivered_file set count_bytes = ?, count_rows = ?, sha256 = ? where file_no = ?")
			.params(streamed.bytes(), streamed.rows(), streamed.sha256(), fileNumber)
			.update();
	}

	/**
	 * Mark what a source delivered in a night as applied.
	 * @param night the night
	 * @param source the source
	 */
	public void apply(Night night, Source source) {
		this.session.sql(
				"update run.delivered_file set state = 'applied' where night = ? and source = ? and state = 'pulled' and sha256 <> ''")
			.params(night.number(), source.name())
			.update();
		this.session.sql("""
				update run.delivered_file older set state = 'superseded'
				where night = ? and source = ? and state = 'pulled'
				  and exists (
				    select 1 from run.delivered_file newer
				    where newer.night = older.night and newer.source = older.source and newer.file = older.file
				      and newer.file_no > older.file_no and newer.state = 'applied')""")
			.params(night.number(), source.name())
			.update();
		this.session.sql("""
				insert into run.applied_delivery (source, night, digest) values (?, ?, ?)
				on conflict (source) do update set night = excluded.night, digest = excluded.digest""")
			.params(source.name(), night.number(), source.digest())
			.update();
	}

	/**
	 * How many rows the last snapshots of a file had.
	 * @param source the source
	 * @param file the file
	 * @return the median of the last five, null if there was none
	 */
	public @Nullable Double trailingRows(Source source, SourceFile file) {
		return this.session.sql("""
				select percentile_cont(0.5) within group (order by count_rows)
				from (
				  select count_rows
				  from run.delivered_file
				  where source = ? and file = ? and state = 'applied'
				  order by file_no desc
				  limit ?
				) last""").params(source.name(), file.name(), TRAILING).query(Double.class).optional().orElse(null);
	}

	/**
	 * A file of an earlier night.
	 *
	 * @param fileName its name
	 * @param sha256 digest of its content, empty if it was superseded unread
	 * @param date the date in its name
	 * @param state applied or superseded
	 */
	record Known(String fileName, String sha256, @Nullable LocalDate date, String state) {
	}

}

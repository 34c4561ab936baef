package org.clinicoutcomes.jobs.check;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.feed.RowCheck;
import org.clinicoutcomes.jobs.pull.CsvFile;
import org.clinicoutcomes.jobs.pull.Delivered;
import org.clinicoutcomes.jobs.pull.Delivered.DeliveredFile;
import org.clinicoutcomes.jobs.pull.FileLedger;
import org.clinicoutcomes.jobs.pull.Header;
import org.clinicoutcomes.jobs.pull.RejectedRows;
import org.clinicoutcomes.jobs.pull.SnapshotSize;
import org.clinicoutcomes.jobs.pull.Source;
import org.clinicoutcomes.jobs.pull.Source.Delivery;
import org.clinicoutcomes.jobs.pull.Source.SourceFile;
import org.clinicoutcomes.jobs.run.CopyRows;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Checks and records what was delivered, feed by feed, parents first, so that every row
 * finds the rows it refers to.
 */
public final class CheckStage {

	private final FeedContracts contracts;

	private final Settings settings;

	private final Transactions loader;

	private final MappedFeed mappedFeed;

	private final Progress progress;

	public CheckStage(FeedContracts contracts, Settings settings, Transactions loader, Transactions analyst,
			Progress progress) {
		this.contracts = contracts;
		this.settings = settings;
		this.loader = loader;
		this.mappedFeed = new MappedFeed(analyst, settings.queryLimitSeconds());
		this.progress = progress;
	}

	/**
	 * Make sure that every feed has its table, and forget what an interrupted attempt at
	 * this night refused.
	 * @param night tonight
	 */
	public void prepare(Night night) {
		this.loader.writing((session) -> {
			this.contracts.all().forEach((contract) -> new RecordTable(contract).ensure(session));
			session.sql("delete from run.refusal where night = ?").param(night.number()).update();
		});
	}

	/**
	 * Check and record what a night brought. What is done already stays done, so that an
	 * interrupted night can go on.
	 * @param night tonight
	 * @param deliveries what the sources delivered
	 * @param references where references point
	 * @param acceptShrunken feeds whose snapshot may be as small as it is
	 */
	public void check(Night night, List<Delivered> deliveries, References references, Set<String> acceptShrunken) {
		Map<String, Boolean> complete = new HashMap<>();
		for (FeedContract contract : this.contracts.all()) {
			for (Delivered delivered : deliveries) {
				if (delivered.source().feeds().contains(contract.name())) {
					boolean done = check(night, delivered, contract, references, acceptShrunken);
					complete.merge(delivered.source().name(), done, Boolean::logicalAnd);
				}
			}
		}
		for (Delivered delivered : deliveries) {
			boolean all = complete.getOrDefault(delivered.source().name(), true);
			if (all || !delivered.readsMappings()) {
				this.loader.writing((session) -> new FileLedger(session).apply(night, delivered.source()));
			}
		}
	}

	private boolean check(Night night, Delivered delivered, FeedContract contract, References references,
			Set<String> acceptShrunken) {
		Source source = delivered.source();
		if (isDone(night, source, contract)) {
			return true;
		}
		String refusal = delivered.refusals().get(contract.name());
		if (refusal == null) {
			try {
				record(night, delivered, contract, references, acceptShrunken);
				return true;
			}
			catch (ClinicFailure ex) {
				if (ex.exitCode() != ExitCode.INPUT_REFUSED) {
					throw ex;
				}
				refusal = ex.getMessage();
			}
		}
		this.loader.writing((session) -> {
			new RejectedRows(session).forget(night, source.name(), contract.name());
			new StagedRows(source.name(), contract).drop(session);
		});
		refuse(night, source, contract.name(), refusal);
		return false;
	}

	/**
	 * Note that a feed or a whole source was refused.
	 * @param night tonight
	 * @param source the source
	 * @param feed the feed, {@code *} for all
	 * @param message why, without any value of a row
	 */
	public void refuse(Night night, Source source, String feed, @Nullable String message) {
		refuse(night, source.name(), feed, message);
	}

	/**
	 * Note that a feed or a whole source was refused.
	 * @param night tonight
	 * @param source the source's name
	 * @param feed the feed, {@code *} for all
	 * @param message why, without any value of a row
	 */
	public void refuse(Night night, String source, String feed, @Nullable String message) {
		this.progress.say("  refused: " + message);
		this.loader.writing((session) -> session.sql("""
				insert into run.refusal (night, source, feed, message) values (?, ?, ?, ?)
				on conflict (night, source, feed) do update set message = excluded.message""")
			.params(night.number(), source, feed, message)
			.update());
	}

	private boolean isDone(Night night, Source source, FeedContract contract) {
		return this.loader.read((session) -> session
			.sql("select count(*) from run.feed_count where night = ? and source = ? and feed = ?")
			.params(night.number(), source.name(), contract.name())
			.query(Long.class)
			.single()) > 0;
	}

	private void record(Night night, Delivered delivered, FeedContract contract, References references,
			Set<String> acceptShrunken) {
		Source source = delivered.source();
		StagedRows staged = new StagedRows(source.name(), contract);
		boolean isMapped = source.mappings().containsKey(contract.name());
		boolean isDelivered = isMapped ? delivered.readsMappings() : !delivered.directFiles(contract.name()).isEmpty();
		boolean isFirst = isDelivered && this.loader.write((session) -> {
			new RejectedRows(session).forget(night, source.name(), contract.name());
			return FirstLoad.isDue(session, contract);
		});
		RowIntake.Counts intake = isMapped ? mapped(night, delivered, contract, staged, isFirst)
				: direct(night, delivered, contract, staged, isFirst, acceptShrunken);
		this.loader.writing((session) -> {
			FeedMerge merge = new FeedMerge(
					new StagedDelivery(session, night, source.name(), contract, delivery(source, contract)),
					this.contracts, references);
			FeedCounts counts = isFirst ? merge.mergeFirst(intake) : merge.merge(intake, isDelivered);
			keep(session, night, source, contract, counts, references);
			staged.drop(session);
		});
	}

	/**
	 * A mapping sees whole snapshots unless one of the files it may read holds changes.
	 */
	private static Delivery delivery(Source source, FeedContract contract) {
		if (!source.mappings().containsKey(contract.name())) {
			return source.directFile(contract.name()).map(SourceFile::delivery).orElse(Delivery.SNAPSHOT);
		}
		boolean anyChanges = source.landedFiles().stream().anyMatch((file) -> file.delivery() == Delivery.CHANGES);
		return anyChanges ? Delivery.CHANGES : Delivery.SNAPSHOT;
	}

	private RowIntake.Counts direct(Night night, Delivered delivered, FeedContract contract, StagedRows staged,
			boolean isFirst, Set<String> acceptShrunken) {
		Source source = delivered.source();
		List<DeliveredFile> files = delivered.directFiles(contract.name());
		RowIntake.Counts[] counts = { new RowIntake.Counts(0, 0) };
		if (files.isEmpty()) {
			this.loader.writing((session) -> staged.create(session, false));
			return counts[0];
		}
		Map<DeliveredFile, CsvFile.Streamed> streamed = new HashMap<>();
		Function<List<String>, RowCheck> checks = rowCheck(night, contract);
		this.loader.writing((session) -> copy(session, staged, isFirst, (rows) -> {
			for (DeliveredFile file : files) {
				Header header = (file.file().header() != null) ? Header.exactly(file.file().header())
						: Header.of(contract);
				streamed.put(file, new CsvFile(file.path()).stream(header, (found) -> {
					RowIntake intake = new RowIntake(night, source.name(), contract, found, checks.apply(found), rows,
							this.loader, this.progress);
					return new CsvFile.RowReader() {

						@Override
						public void row(long line, List<String> fields) {
							intake.row(file.number(), line, fields);
						}

						@Override
						public void end() {
							counts[0] = counts[0].plus(intake.end());
						}

					};
				}));
			}
		}));
		double limit = acceptShrunken.contains(contract.name()) ? 1 : this.settings.shrinkLimitPercent() / 100.0;
		this.loader.writing((session) -> streamed.forEach((file, read) -> {
			FileLedger ledger = new FileLedger(session);
			new SnapshotSize(ledger, limit).check(source, file.file(), read.rows());
			ledger.read(file.number(), read);
		}));
		return counts[0];
	}

	private static void copy(Session session, StagedRows staged, boolean isFirst, Consumer<CopyRows> rows) {
		staged.create(session, isFirst);
		session.copy(staged.copyStatement(), rows);
	}

	private RowIntake.Counts mapped(Night night, Delivered delivered, FeedContract contract, StagedRows staged,
			boolean isFirst) {
		if (!delivered.readsMappings()) {
			this.loader.writing((session) -> staged.create(session, false));
			return new RowIntake.Counts(0, 0);
		}
		Source source = delivered.source();
		List<String> header = this.mappedFeed.header(source, contract);
		RowCheck check = rowCheck(night, contract).apply(header);
		RowIntake.Counts[] counts = new RowIntake.Counts[1];
		Map<String, BitSet> carried = new HashMap<>();
		this.loader.writing((session) -> copy(session, staged, isFirst, (rows) -> {
			RowIntake intake = new RowIntake(night, source.name(), contract, header, check, rows, this.loader,
					this.progress);
			carried.putAll(this.mappedFeed.stream(delivered, contract, intake::row));
			counts[0] = intake.end();
		}));
		this.loader.writing((session) -> carried.forEach((file, lines) -> session.sql("""
				insert into run.landed_count (night, source, file, feed, count_landed, count_carried)
				select :night, :source, :file, :feed, coalesce(sum(count_rows), 0), :carried
				from run.delivered_file
				where night = :night and source = :source and file = :file
				on conflict (night, source, file, feed) do update
				set count_landed = excluded.count_landed, count_carried = excluded.count_carried""")
			.param("night", night.number())
			.param("source", source.name())
			.param("file", file)
			.param("feed", contract.name())
			.param("carried", lines.cardinality())
			.update()));
		return counts[0];
	}

	private Function<List<String>, RowCheck> rowCheck(Night night, FeedContract contract) {
		Map<String, ZoneId> zones = new HashMap<>();
		this.loader.read((session) -> {
			session.sql("select site, time_zone from record.site where known_to = ?").param(Night.OPEN).query((row) -> {
				zones.put(row.getString("site"), ZoneId.of(row.getString("time_zone")));
			});
			return true;
		});
		LocalDate today = night.knownAt().atOffset(ZoneOffset.UTC).toLocalDate();
		LocalDate scheduledUntil = today.plusDays(this.settings.futureDays());
		return (header) -> new RowCheck(contract, header, today, scheduledUntil, zones::get);
	}

	private static void keep(Session session, Night night, Source source, FeedContract contract, FeedCounts counts,
			References references) {
		new RejectedRows(session).count(night, source.name(), contract.name());
		session.sql("""
				insert into run.feed_count values
				  (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(night.number(), source.name(), contract.name(), counts.read(), counts.added(), counts.changed(),
					counts.deleted(), counts.unchanged(), counts.rejected(), counts.waiting(), counts.released(),
					counts.closed(), delivery(source, contract).name())
			.update();
		references.targets(source.name()).forEach((feed, target) -> {
			int changed = session.sql("""
					insert into run.source_reference (source, feed, refers_to) values (?, ?, ?)
					on conflict (source, feed) do update set refers_to = excluded.refers_to
					where source_reference.refers_to <> excluded.refers_to""")
				.params(source.name(), feed, target)
				.update();
			if (changed > 0) {
				// What a reference means is in everybody's rows.
				session.execute("delete from run.derived_marker");
			}
		});
	}

}

package org.clinicoutcomes.jobs.pull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Logins;
import org.clinicoutcomes.jobs.pull.Delivered.DeliveredFile;
import org.clinicoutcomes.jobs.pull.FileLedger.Known;
import org.clinicoutcomes.jobs.pull.Source.Delivery;
import org.clinicoutcomes.jobs.pull.Source.SourceFile;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Finds what a source has delivered since the last night, and lands what its mappings
 * read.
 */
public final class PullStage {

	private final Transactions loader;

	private final Landing landing;

	private final Progress progress;

	private final double shrinkLimit;

	/**
	 * The stage.
	 * @param logins names of the logins
	 * @param owner creates the landing schemas
	 * @param loader lands files
	 * @param progress told of rows
	 * @param shrinkLimit share by which a snapshot may be smaller than the last ones
	 */
	public PullStage(Logins logins, Transactions owner, Transactions loader, Progress progress, double shrinkLimit) {
		this.loader = loader;
		this.landing = new Landing(logins, owner, loader, progress);
		this.progress = progress;
		this.shrinkLimit = shrinkLimit;
	}

	/**
	 * Pull one source.
	 * @param night tonight
	 * @param source the source
	 * @param folder where its files are
	 * @param acceptShrunken files that may be as small as they are
	 * @return what it delivered
	 * @throws ClinicFailure if the source cannot be pulled at all
	 */
	public Delivered pull(Night night, Source source, Path folder, Set<String> acceptShrunken) {
		Inbox inbox = new Inbox(source, folder);
		Map<String, List<FoundFile>> found = inbox.find();
		List<String> leftAlone = inbox.leftAlone(found);
		if (!leftAlone.isEmpty()) {
			this.progress.say("  %s: left alone, no pattern names them: %s".formatted(source.name(), leftAlone));
		}
		Map<String, String> refusals = new TreeMap<>();
		Map<String, List<FoundFile>> unseen = new LinkedHashMap<>();
		for (SourceFile file : source.files().values()) {
			try {
				unseen.put(file.name(), unseen(source, file, found.get(file.name())));
			}
			catch (ClinicFailure ex) {
				refuse(source, file, refusals, ex);
			}
		}
		boolean mapped = !source.mappings().isEmpty() && isDue(source, unseen);
		Map<String, List<DeliveredFile>> files = new LinkedHashMap<>();
		for (SourceFile file : source.files().values()) {
			files.put(file.name(), enter(night, source, file, unseen.getOrDefault(file.name(), List.of()),
					mapped ? found.get(file.name()) : List.of()));
		}
		if (mapped) {
			for (SourceFile file : source.landedFiles()) {
				this.landing.land(night, source, file, files.getOrDefault(file.name(), List.of()),
						acceptShrunken.contains(file.name()) ? 1 : this.shrinkLimit);
			}
		}
		return new Delivered(source, files, mapped, refusals);
	}

	/**
	 * Drop what was landed, once the night needs it no more.
	 * @param source the source
	 */
	public void dropLanding(Source source) {
		this.landing.drop(source);
	}

	private static void refuse(Source source, SourceFile file, Map<String, String> refusals, ClinicFailure failure) {
		if (source.directFile(file.name()).isEmpty()) {
			throw failure;
		}
		refusals.put(file.name(), failure.getMessage());
	}

	private boolean isDue(Source source, Map<String, List<FoundFile>> unseen) {
		boolean anyNew = source.landedFiles()
			.stream()
			.anyMatch((file) -> !unseen.getOrDefault(file.name(), List.of()).isEmpty());
		return anyNew || !this.loader
			.read((session) -> session.sql("select count(*) from run.applied_delivery where source = ? and digest = ?")
				.params(source.name(), source.digest())
				.query(Long.class)
				.single()
				.equals(1L));
	}

	private List<FoundFile> unseen(Source source, SourceFile file, List<FoundFile> found) {
		List<Known> known = this.loader.read((session) -> new FileLedger(session).known(source, file));
		List<FoundFile> unseen = new ArrayList<>();
		for (FoundFile candidate : found) {
			List<Known> namesakes = known.stream()
				.filter((one) -> one.fileName().equals(candidate.fileName()))
				.toList();
			if (namesakes.isEmpty()) {
				unseen.add(candidate);
				continue;
			}
			String sha256 = new CsvFile(candidate.path()).sha256();
			boolean same = namesakes.stream().anyMatch((one) -> one.sha256().equals(sha256) || one.sha256().isEmpty());
			boolean isLatest = namesakes.get(namesakes.size() - 1).sha256().equals(sha256);
			if (!same && !file.reusesName()) {
				throw new ClinicFailure(ExitCode.INPUT_REFUSED,
						"File %s must be delivered once, got: other content under a name that was read before; deliver it under a new name, or set reuses-name for it in source.yml"
							.formatted(candidate.fileName()));
			}
			if (file.reusesName() && !isLatest) {
				unseen.add(candidate);
			}
		}
		if (file.delivery() == Delivery.SNAPSHOT) {
			assertInOrder(file, unseen, known);
		}
		return unseen;
	}

	private static void assertInOrder(SourceFile file, List<FoundFile> unseen, List<Known> known) {
		if (!file.pattern().contains("{date}") && unseen.size() > 1) {
			throw new ClinicFailure(ExitCode.INPUT_REFUSED,
					"Exactly one file must match %s, got: %d; write {date} into the pattern where the date stands"
						.formatted(file.pattern(), unseen.size()));
		}
		LocalDate last = known.stream()
			.filter((one) -> one.state().equals("applied") && one.date() != null)
			.map(Known::date)
			.max(LocalDate::compareTo)
			.orElse(null);
		for (FoundFile candidate : unseen) {
			if (last != null && candidate.date() != null && candidate.date().isBefore(last)) {
				throw new ClinicFailure(ExitCode.INPUT_REFUSED,
						"A snapshot must not be older than the last one applied (%s), got: %s; remove the file"
							.formatted(last, candidate.fileName()));
			}
		}
	}

	private List<DeliveredFile> enter(Night night, Source source, SourceFile file, List<FoundFile> unseen,
			List<FoundFile> all) {
		return this.loader.write((session) -> {
			FileLedger ledger = new FileLedger(session);
			List<FoundFile> toRead = unseen;
			if (file.delivery() == Delivery.SNAPSHOT) {
				for (FoundFile older : unseen.subList(0, Math.max(0, unseen.size() - 1))) {
					ledger.enter(night, source, older);
				}
				List<FoundFile> candidates = unseen.isEmpty() && source.landedFiles().contains(file) ? all : unseen;
				toRead = candidates.subList(Math.max(0, candidates.size() - 1), candidates.size());
			}
			return number(session, night, source, toRead);
		});
	}

	private static List<DeliveredFile> number(Session session, Night night, Source source, List<FoundFile> toRead) {
		FileLedger ledger = new FileLedger(session);
		return toRead.stream()
			.map((found) -> new DeliveredFile(ledger.enter(night, source, found), found.file(), found.path(),
					found.date()))
			.toList();
	}

}

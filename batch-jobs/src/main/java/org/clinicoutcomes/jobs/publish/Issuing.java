package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.util.Optional;

import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Issues a report: its folder appears with its manifest and its row in the ledger, or
 * nothing of it does.
 */
final class Issuing {

	private final Path reports;

	private final Transactions publisher;

	Issuing(Path reports, Transactions publisher) {
		this.reports = reports;
		this.publisher = publisher;
	}

	/**
	 * Take down what a killed run had put on the shelf and could not record.
	 */
	void recover() {
		IssueFolder.leftBehind(this.reports).ifPresent((folder) -> {
			if (!this.publisher.read((session) -> new IssueLedger(session).holds(folder.name()))) {
				folder.takeDown();
			}
			folder.discard();
		});
	}

	/**
	 * Issue.
	 * @param subject what is to be issued
	 * @param files writes the files of the report
	 * @param released watches over which numbers are given to whom
	 * @return the issue, empty if nothing has changed since the last one
	 */
	Optional<Issue> issue(Subject subject, Files files, Released released) {
		String resultsDigest = ResultsDigest.of(subject.results());
		Optional<IssueLedger.Entry> last = this.publisher
			.read((session) -> new IssueLedger(session).last(subject.period(), subject.audience()));
		if (last.isPresent() && last.get().resultsDigest().equals(resultsDigest)
				&& last.get().definitionDigest().equals(subject.definition().digest())) {
			return Optional.empty();
		}
		int revision = last.map(IssueLedger.Entry::revision).orElse(0) + 1;
		IssueFolder folder = new IssueFolder(this.reports, subject.period(), subject.audience(), revision);
		try {
			Path scratch = folder.prepare();
			files.write(revision, scratch);
			released.audit(scratch);
			String manifest = manifest(subject, revision, resultsDigest, last).write(scratch, folder.files());
			this.publisher.writing((session) -> {
				long row = new IssueLedger(session).enter(subject.period(), subject.audience(), subject.kind().word(),
						subject.night(), new IssueLedger.Entry(revision, subject.definition().digest(), resultsDigest,
								manifest, folder.name()),
						subject.definition());
				released.enter(session, row);
				// The folder appears within the transaction: a ledger row without a
				// folder cannot be committed.
				folder.appear();
			});
			folder.recorded();
			return Optional.of(new Issue(subject.period(), subject.audience(), revision, folder.target()));
		}
		finally {
			folder.discard();
		}
	}

	private Manifest manifest(Subject subject, int revision, String resultsDigest, Optional<IssueLedger.Entry> last) {
		return new Manifest().with("kind", subject.kind().word())
			.with("audience", subject.audience())
			.with("period_start", subject.period().days().start().toString())
			.with("period_end", subject.period().days().end().toString())
			.with("as_of", subject.night().knownAt().toString())
			.with("revision", revision)
			.with("run", "night " + subject.night().number())
			.with("software_version", Definition.softwareVersion())
			.with("catalogue_version", subject.definition().catalogueVersion())
			.with("definition_sha256", subject.definition().digest())
			.with("results_sha256", resultsDigest)
			.with("previous_manifest_sha256", last.map(IssueLedger.Entry::manifestSha256).orElse(""))
			.with("sources", this.publisher
				.read((session) -> new WhatCameIn(session, subject.night()).sourceFiles(subject.period().lastMonth())));
	}

	/**
	 * Writes the files of a report.
	 */
	@FunctionalInterface
	interface Files {

		/**
		 * Write.
		 * @param revision the number of the issue
		 * @param folder where to
		 */
		void write(int revision, Path folder);

	}

	/**
	 * Watches over which numbers an issue gives to whom.
	 */
	interface Released {

		/** The program's own administrators may have all numbers. */
		Released TO_ADMINISTRATORS = new Released() {

			@Override
			public void audit(Path folder) {
			}

			@Override
			public void enter(Session session, long issue) {
			}

		};

		/**
		 * Audit the finished files.
		 * @param folder where they are
		 */
		void audit(Path folder);

		/**
		 * Note the numbers.
		 * @param session the transaction in which the folder appears
		 * @param issue the number of the issue's row in its ledger
		 */
		void enter(Session session, long issue);

	}

}

package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Issues a report: its folder appears with its manifest and its row in the ledger, or
 * nothing of it does.
 */
public final class Issuing {

	private final Path reports;

	private final Transactions publisher;

	private final Shelf shelf;

	/**
	 * Issuing to a shelf.
	 * @param reports the shelf
	 * @param programName whose reports they are
	 * @param publisher writes the ledger of issues
	 */
	public Issuing(Path reports, String programName, Transactions publisher) {
		this.reports = reports;
		this.publisher = publisher;
		this.shelf = new Shelf(reports, programName);
	}

	/**
	 * Take down what a killed run had put on the shelf and could not record, and let the
	 * shelf's page say what is there.
	 */
	void recover() {
		IssueFolder.leftBehind(this.reports).ifPresent((folder) -> {
			if (!this.publisher.read((session) -> new IssueLedger(session).holds(folder.name()))) {
				folder.takeDown();
			}
			folder.discard();
		});
		this.shelf.show(this.publisher.read((session) -> new IssueLedger(session).all()));
	}

	/**
	 * Issue.
	 * @param subject what is to be issued
	 * @param making makes what its files say
	 * @param released watches over which numbers are given to whom
	 * @return the issue, empty if nothing has changed since the last one
	 */
	Optional<Issue> issue(IssueSubject subject, Making making, Released released) {
		String resultsDigest = ResultsDigest.of(subject.results());
		Optional<IssueLedger.Entry> last = this.publisher
			.read((session) -> new IssueLedger(session).last(subject.period(), subject.audience()));
		if (last.isPresent() && last.get().resultsDigest().equals(resultsDigest)
				&& last.get().definitionDigest().equals(subject.definition().digest())) {
			return Optional.empty();
		}
		int revision = last.map(IssueLedger.Entry::revision).orElse(0) + 1;
		Instant now = Instant.now();
		IssueContent content = making.make(revision, last, now);
		IssueFolder folder = new IssueFolder(this.reports, subject.period(), subject.audience(), revision);
		try {
			Path scratch = folder.prepare();
			content.write(scratch);
			released.audit(scratch);
			String manifest = manifest(subject, revision, resultsDigest, last).write(scratch, folder.files());
			new ReadBack(content, resultsDigest, scratch).assertSame();
			this.publisher.writing((session) -> {
				IssueLedger ledger = new IssueLedger(session);
				long row = ledger.enter(new IssueLedger.Entry(0, subject.period().id(), subject.period().lastMonth(),
						subject.audience(), revision, subject.kind().word(), subject.night(), folder.name(),
						subject.definition().digest(), resultsDigest, manifest, now,
						ChangeCounts.of(content.lastIssue())), subject.definition(), subject.printed());
				released.enter(session, row);
				this.shelf.prepare(ledger.all(), folder.name(), scratch);
				// The folder appears within the transaction: a ledger row without a
				// folder cannot be committed.
				folder.appear();
			});
			folder.recorded();
			this.shelf.showPrepared();
		}
		finally {
			folder.discard();
			this.shelf.discard();
		}
		return Optional.of(new Issue(subject.period(), subject.audience(), revision, folder.target()));
	}

	private Manifest manifest(IssueSubject subject, int revision, String resultsDigest,
			Optional<IssueLedger.Entry> last) {
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
	 * Makes what the files of an issue say.
	 */
	@FunctionalInterface
	interface Making {

		/**
		 * Make.
		 * @param revision the number of the issue
		 * @param last the issue before it
		 * @param now the moment of the issue
		 * @return what its files say
		 */
		IssueContent make(int revision, Optional<IssueLedger.Entry> last, Instant now);

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

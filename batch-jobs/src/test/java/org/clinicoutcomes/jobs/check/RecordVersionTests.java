package org.clinicoutcomes.jobs.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What several nights of deliveries leave in the records.
 */
class RecordVersionTests {

	private static final String VALUE = "record_id, funder";

	private static PlayedClinic clinic;

	@BeforeAll
	static void open(@TempDir Path folder) {
		clinic = new PlayedClinic(folder.resolve("clinic"));
	}

	@AfterAll
	static void close() {
		clinic.close();
	}

	@Test
	void aSnapshotThatSaysTheSameChangesNothing() {
		source("same", "snapshot");
		clinic.deliver("same", "coverage-2026-02-01", "record_id=v1", "record_id=v2; funder=plan");
		assertThat(clinic.night("same")).isEqualTo(ExitCode.DONE);
		assertThat(clinic.counts("same", "coverage")).isEqualTo("read=2 new=2");

		assertThat(clinic.night("same")).isEqualTo(ExitCode.DONE);
		assertThat(clinic.counts("same", "coverage")).as("the same file is not read again").isEqualTo("read=0");

		clinic.deliver("same", "coverage-2026-02-02", "record_id=v2; funder=plan", "record_id=v1");
		clinic.night("same");
		assertThat(clinic.counts("same", "coverage")).isEqualTo("read=2 unchanged=2");
		assertThat(clinic.versions("same", "coverage", VALUE)).containsExactly("v1 state 1-", "v2 plan 1-");
	}

	@Test
	void whatASnapshotNoLongerHoldsIsClosedAndMayComeBack() {
		source("closing", "snapshot");
		clinic.deliver("closing", "coverage-2026-02-01", "record_id=v1", "record_id=v2", "record_id=v3",
				"record_id=v4");
		clinic.night("closing");
		clinic.deliver("closing", "coverage-2026-02-02", "record_id=v1", "record_id=v2; funder=plan", "record_id=v3");
		clinic.night("closing");
		assertThat(clinic.counts("closing", "coverage")).isEqualTo("read=3 changed=1 unchanged=2 closed=1");
		clinic.deliver("closing", "coverage-2026-02-03", "record_id=v1", "record_id=v2; funder=plan", "record_id=v3",
				"record_id=v4");
		clinic.night("closing");
		assertThat(clinic.counts("closing", "coverage")).isEqualTo("read=4 new=1 unchanged=3");
		assertThat(clinic.versions("closing", "coverage", VALUE)).containsExactly("v1 state 1-", "v2 plan 2-",
				"v2 state 1-2", "v3 state 1-", "v4 state 1-2", "v4 state 3-");
	}

	@Test
	void aRejectedRowOfASnapshotKeepsWhatWasKnown() {
		source("rejecting", "snapshot");
		clinic.deliver("rejecting", "coverage-2026-02-01", "record_id=v1", "record_id=v2", "record_id=v3");
		clinic.night("rejecting");
		clinic.deliver("rejecting", "coverage-2026-02-02", "record_id=v1", "record_id=v2; covered_from=2026-02-30",
				"record_id=v3", "!");
		assertThat(clinic.night("rejecting")).isEqualTo(ExitCode.ROWS_REJECTED);
		assertThat(clinic.counts("rejecting", "coverage")).isEqualTo("read=4 unchanged=2 rejected=2");
		assertThat(clinic.rejections("rejecting", "coverage")).containsExactly("v2 3 bad-date covered_from",
				"5 wrong-number-of-fields");
		assertThat(clinic.current("rejecting", "coverage", VALUE)).containsExactly("v1 state", "v2 state", "v3 state");
	}

	@Test
	void whileAKeyCannotBeReadNothingCountsAsMissing() {
		source("unreadable", "snapshot");
		clinic.deliver("unreadable", "coverage-2026-02-01", "record_id=v1", "record_id=v2", "record_id=v3");
		clinic.night("unreadable");
		clinic.deliver("unreadable", "coverage-2026-02-02", "record_id=v1", "record_id=v2", "record_id=");
		clinic.night("unreadable");
		assertThat(clinic.counts("unreadable", "coverage")).isEqualTo("read=3 unchanged=2 rejected=1");
		clinic.deliver("unreadable", "coverage-2026-02-03", "record_id=v1", "record_id=v2",
				"!v3,c1,state,plan,2026-01-01,,,,");
		clinic.night("unreadable");
		assertThat(clinic.rejections("unreadable", "coverage")).containsExactly("v3 4 wrong-number-of-fields");
		assertThat(clinic.current("unreadable", "coverage", "record_id")).containsExactly("v1", "v2", "v3");
	}

	@Test
	void aKeyTwiceInASnapshotRejectsAllItsCopiesAndKeepsWhatWasKnown() {
		source("twice", "snapshot");
		clinic.deliver("twice", "coverage-2026-02-01", "record_id=v1", "record_id=v2", "record_id=v2; funder=plan",
				"record_id=v3", "record_id=v3; funder=");
		clinic.night("twice");
		assertThat(clinic.counts("twice", "coverage")).as("the first delivery").isEqualTo("read=5 new=1 rejected=4");
		assertThat(clinic.rejections("twice", "coverage")).containsExactly("v2 3 duplicate-key record_id",
				"v2 4 duplicate-key record_id", "v3 5 duplicate-key record_id", "v3 6 missing-value funder");
		clinic.deliver("twice", "coverage-2026-02-02", "record_id=v1; funder=one", "record_id=v1; funder=two",
				"record_id=v2", "record_id=v3");
		clinic.night("twice");
		assertThat(clinic.counts("twice", "coverage")).isEqualTo("read=4 new=2 rejected=2");
		clinic.deliver("twice", "coverage-2026-02-03", "record_id=v1; funder=same", "record_id=v1; funder=same",
				"record_id=v2; funder=new", "record_id=v2; funder=", "record_id=v3");
		clinic.night("twice");
		assertThat(clinic.counts("twice", "coverage")).isEqualTo("read=5 unchanged=1 rejected=4");
		assertThat(clinic.versions("twice", "coverage", VALUE)).containsExactly("v1 state 1-", "v2 state 2-",
				"v3 state 2-");
	}

	@Test
	void theLatestChangeWinsInWhateverOrderTheyCome() {
		source("latest", "changes");
		clinic.deliver("latest", "coverage-2026-02-01", row("v1", "third", 3), row("v1", "first", 1),
				row("v1", "second", 2), row("v2", "first", 1));
		clinic.night("latest");
		assertThat(clinic.counts("latest", "coverage")).as("the first delivery").isEqualTo("read=4 new=2 unchanged=2");
		clinic.deliver("latest", "coverage-2026-02-02", row("v2", "third", 3), row("v1", "second", 2));
		clinic.night("latest");
		assertThat(clinic.counts("latest", "coverage")).isEqualTo("read=2 changed=1 unchanged=1");
		clinic.deliver("latest", "coverage-2026-02-03", row("v2", "second", 2), row("v1", "fourth", 4));
		clinic.night("latest");
		assertThat(clinic.counts("latest", "coverage")).isEqualTo("read=2 changed=1 unchanged=1");
		assertThat(clinic.current("latest", "coverage", VALUE)).containsExactly("v1 fourth", "v2 third");
	}

	@Test
	void aChangeThatRepeatsTheValuesStillMovesTheirTime() {
		source("repeating", "changes");
		clinic.deliver("repeating", "coverage-2026-02-01", row("v1", "same", 1), "record_id=v2; funder=same");
		clinic.night("repeating");
		clinic.deliver("repeating", "coverage-2026-02-02", row("v1", "same", 5), row("v2", "same", 5));
		clinic.night("repeating");
		assertThat(clinic.counts("repeating", "coverage")).isEqualTo("read=2 unchanged=2");
		clinic.deliver("repeating", "coverage-2026-02-03", row("v1", "older", 3), row("v2", "older", 3));
		clinic.night("repeating");
		assertThat(clinic.current("repeating", "coverage", VALUE)).containsExactly("v1 same", "v2 same");
	}

	@Test
	void anOlderChangeDoesNotReviveWhatWasDeleted() {
		source("deleting", "changes");
		clinic.deliver("deleting", "coverage-2026-02-01", row("v1", "first", 1), deletion("v1", 3),
				row("v2", "first", 1), deletion("v3", 3), row("v4", "first", 1));
		clinic.night("deleting");
		assertThat(clinic.current("deleting", "coverage", VALUE)).as("the first delivery")
			.containsExactly("v2 first", "v4 first");
		clinic.deliver("deleting", "coverage-2026-02-02", row("v1", "second", 2), deletion("v2", 3),
				row("v3", "second", 2), deletion("v4", 0));
		clinic.night("deleting");
		assertThat(clinic.counts("deleting", "coverage")).isEqualTo("read=4 deleted=1 unchanged=3");
		assertThat(clinic.current("deleting", "coverage", VALUE)).containsExactly("v4 first");
		clinic.deliver("deleting", "coverage-2026-02-03", row("v2", "second", 2), row("v3", "fourth", 4));
		clinic.night("deleting");
		assertThat(clinic.current("deleting", "coverage", VALUE)).containsExactly("v3 fourth", "v4 first");
	}

	@Test
	void changesWithoutATimeWinByTheOrderOfTheirFiles() {
		source("timeless", "changes");
		clinic.deliver("timeless", "coverage-2026-02-02", "record_id=v1; funder=second");
		clinic.deliver("timeless", "coverage-2026-02-01", "record_id=v1; funder=first");
		clinic.night("timeless");
		assertThat(clinic.counts("timeless", "coverage")).isEqualTo("read=2 new=1 unchanged=1");
		assertThat(clinic.current("timeless", "coverage", VALUE)).containsExactly("v1 second");
		clinic.deliver("timeless", "coverage-2026-02-03", "record_id=v1; funder=x", "record_id=v1; funder=y");
		assertThat(clinic.night("timeless")).isEqualTo(ExitCode.ROWS_REJECTED);
		assertThat(clinic.counts("timeless", "coverage")).isEqualTo("read=2 rejected=2");
		assertThat(clinic.current("timeless", "coverage", VALUE)).containsExactly("v1 second");
	}

	@Test
	void theNewestOfSeveralSnapshotsIsReadAndTheOthersAreSuperseded() {
		source("missed", "snapshot");
		clinic.deliver("missed", "coverage-2026-02-01", "record_id=v1");
		clinic.deliver("missed", "coverage-2026-02-02", "record_id=v1", "record_id=v2");
		clinic.deliver("missed", "coverage-2026-02-03", "record_id=v1", "record_id=v3");
		clinic.night("missed");
		assertThat(clinic.counts("missed", "coverage")).isEqualTo("read=2 new=2");
		assertThat(clinic.current("missed", "coverage", "record_id")).containsExactly("v1", "v3");
		assertThat(clinic.rows(
				"select state from run.delivered_file where source = 'missed' and file = 'coverage' order by file_name"))
			.containsExactly("superseded", "superseded", "applied");
	}

	@Test
	void aSnapshotIsNotSupersededByOneThatWasRefused() throws IOException {
		source("cut", "snapshot");
		clinic.deliver("cut", "coverage-2026-02-01", "record_id=v1");
		clinic.raw("cut", "coverage-2026-02-02.csv", "record_id,client_id,funder,covered_from,covered_to\nv1,c1,sta");
		assertThat(clinic.night("cut")).isEqualTo(ExitCode.INPUT_REFUSED);
		assertThat(clinic.refusals("cut")).singleElement().asString().contains("must end with a line break");
		Files.delete(clinic.home().home().resolve("inbox/cut/coverage-2026-02-02.csv"));
		assertThat(clinic.night("cut")).isEqualTo(ExitCode.DONE);
		assertThat(clinic.current("cut", "coverage", "record_id")).containsExactly("v1");
	}

	@Test
	void aRowWaitsForItsParentAndIsAcceptedAsSoonAsThatComes() {
		source("waiting", "changes");
		clinic.deliver("waiting", "coverage-2026-02-01", "record_id=v1; client_id=c2", "record_id=v2; client_id=never",
				"record_id=v3");
		assertThat(clinic.night("waiting")).isEqualTo(ExitCode.DONE);
		assertThat(clinic.counts("waiting", "coverage")).isEqualTo("read=3 new=1 waiting=2");
		clinic.night("waiting");
		assertThat(clinic.counts("waiting", "coverage")).isEqualTo("read=0");
		clinic.deliver("waiting", "client-2026-02-02", "record_id=r1", "record_id=r2; client_id=c2");
		clinic.night("waiting");
		assertThat(clinic.counts("waiting", "coverage")).isEqualTo("read=0 released=1");
		assertThat(clinic.versions("waiting", "coverage", "record_id")).containsExactly("v1 3-", "v3 1-");
		assertThat(clinic.rows("select record_id from record.waiting_row where source = 'waiting'"))
			.containsExactly("v2");
	}

	@Test
	void aRowThatWaitsIsSupersededByANewerOneOnly() {
		source("superseding", "changes");
		clinic.deliver("superseding", "coverage-2026-02-01", row("v1", "third", 3) + "; client_id=c2",
				row("v2", "third", 3) + "; client_id=c2", row("v3", "third", 3) + "; client_id=c2",
				row("v4", "known", 1));
		clinic.night("superseding");
		clinic.deliver("superseding", "coverage-2026-02-02", row("v1", "second", 2), row("v2", "fourth", 4),
				deletion("v3", 4), row("v4", "waits", 2) + "; client_id=c2");
		clinic.night("superseding");
		assertThat(clinic.counts("superseding", "coverage")).isEqualTo("read=4 new=1 unchanged=2 waiting=1");
		assertThat(clinic.current("superseding", "coverage", VALUE)).containsExactly("v2 fourth", "v4 known");
		clinic.deliver("superseding", "client-2026-02-02", "record_id=r1", "record_id=r2; client_id=c2");
		clinic.night("superseding");
		assertThat(clinic.current("superseding", "coverage", VALUE)).containsExactly("v1 third", "v2 fourth",
				"v4 waits");
	}

	@Test
	void aSnapshotDropsTheRowsThatWaitedUnlessTheyWereRejectedToday() {
		source("dropping", "snapshot");
		clinic.deliver("dropping", "coverage-2026-02-01", "record_id=v1; client_id=c2", "record_id=v2; client_id=c2",
				"record_id=v3; client_id=c2");
		clinic.night("dropping");
		clinic.deliver("dropping", "coverage-2026-02-02", "record_id=v1; client_id=c2",
				"record_id=v2; client_id=c2; covered_from=soon", "record_id=v4", "record_id=v5");
		clinic.night("dropping");
		assertThat(clinic.counts("dropping", "coverage")).isEqualTo("read=4 new=2 rejected=1 waiting=1 closed=1");
		clinic.deliver("dropping", "client-2026-02-02", "record_id=r1", "record_id=r2; client_id=c2");
		clinic.night("dropping");
		assertThat(clinic.counts("dropping", "coverage")).isEqualTo("read=0 released=2");
		assertThat(clinic.current("dropping", "coverage", "record_id")).containsExactly("v1", "v2", "v4", "v5");
	}

	@Test
	void aMissedSessionMayBeMadeUpByOneThatComesInTheSameFileOrLater() {
		clinic.source("selfish", "site=snapshot", "client=snapshot", "attendance=changes");
		clinic.deliver("selfish", "site-2026-02-01", "site=s1");
		clinic.deliver("selfish", "client-2026-02-01", "record_id=r1");
		clinic.deliver("selfish", "attendance-2026-02-01", "record_id=a3; makes_up=a2", "record_id=a2; makes_up=a1",
				"record_id=a1", "record_id=b3; makes_up=b2", "record_id=b2; makes_up=b1");
		clinic.night("selfish");
		assertThat(clinic.counts("selfish", "attendance")).isEqualTo("read=5 new=3 waiting=2");
		clinic.deliver("selfish", "attendance-2026-02-02", "record_id=b1");
		clinic.night("selfish");
		assertThat(clinic.counts("selfish", "attendance")).isEqualTo("read=1 new=1 released=2");
		assertThat(clinic.current("selfish", "attendance", "record_id, makes_up")).containsExactly("a1", "a2 a1",
				"a3 a2", "b1", "b2 b1", "b3 b2");
	}

	@Test
	void aReferenceToAnotherSourceFollowsRefersTo() {
		source("registry", "snapshot");
		clinic.deliver("registry", "coverage-2026-02-01");
		clinic.source("billing", "refers-to: {client: registry}\n", List.of("coverage=changes"));
		clinic.deliver("billing", "coverage-2026-02-01", "record_id=v1", "record_id=v2; client_id=other");
		clinic.night("registry", "billing");
		assertThat(clinic.counts("billing", "coverage")).isEqualTo("read=2 new=1 waiting=1");
	}

	@Test
	void aReferenceThatSeveralSourcesCouldMeanIsRefusedUntilItSaysWhich() throws IOException {
		clinic.source("first", "site=snapshot", "client=snapshot");
		clinic.source("second", "site=snapshot", "client=snapshot");
		clinic.deliver("first", "site-2026-02-01", "site=s1").deliver("first", "client-2026-02-01", "record_id=r1");
		clinic.source("third", "coverage=changes");
		clinic.deliver("third", "coverage-2026-02-01", "record_id=v1");
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> clinic.night("third"))
			.withMessageContaining("Source third must say by refers-to which source's feed client it means")
			.satisfies((failure) -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED));
		clinic.source("third", "refers-to: {client: nobody}\n", List.of("coverage=changes"));
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> clinic.night("third"))
			.withMessageContaining("the source nobody, which does not serve it");
		Home.delete(clinic.home().home().resolve("config/sources/third"));
		assertThat(clinic.night("first")).isEqualTo(ExitCode.DONE);
	}

	@Test
	void aSecondRowForAClientIsAcceptedAndTheNewestWins() {
		clinic.source("double", "site=snapshot", "client=changes");
		clinic.deliver("double", "site-2026-02-01", "site=s1");
		clinic.deliver("double", "client-2026-02-01", "record_id=r1; client_id=double; sex=male");
		clinic.night("double");
		clinic.deliver("double", "client-2026-02-02", "record_id=r2; client_id=double; sex=female");
		assertThat(clinic.night("double")).isEqualTo(ExitCode.DONE);
		assertThat(clinic.current("double", "client", "record_id")).containsExactly("r1", "r2");
		assertThat(clinic.rows("select sex from care.client where client_id = 'double'")).containsExactly("female");
	}

	@Test
	void aRowThatMovesToAnotherClientLeavesTheFirst() {
		clinic.source("moving", "site=snapshot", "client=snapshot", "stay=changes");
		clinic.deliver("moving", "site-2026-02-01", "site=s1");
		clinic.deliver("moving", "client-2026-02-01", "record_id=r1; client_id=m1", "record_id=r2; client_id=m2");
		clinic.deliver("moving", "stay-2026-02-01", "record_id=t1; client_id=m1");
		clinic.night("moving");
		clinic.deliver("moving", "stay-2026-02-02", "record_id=t1; client_id=m2");
		clinic.night("moving");
		assertThat(clinic.rows("select client_id from care.stay where client_id in ('m1', 'm2')"))
			.containsExactly("m2");
	}

	@Test
	void aShrunkenSnapshotIsRefusedUntilItIsAccepted() {
		source("shrinking", "snapshot");
		clinic.deliver("shrinking", "coverage-2026-02-01", "record_id=v1", "record_id=v2", "record_id=v3",
				"record_id=v4", "record_id=v5", "record_id=v6", "record_id=v7", "record_id=v8", "record_id=v9",
				"record_id=v10");
		clinic.night("shrinking");
		clinic.deliver("shrinking", "coverage-2026-02-02", "record_id=v1", "record_id=v2", "record_id=v3",
				"record_id=v4", "record_id=v5", "record_id=v6", "record_id=", "record_id=", "record_id=", "record_id=");
		clinic.deliver("shrinking", "coverage-2026-02-03", "record_id=v1", "record_id=v2", "record_id=v3",
				"record_id=v4", "record_id=v5", "record_id=");
		assertThat(clinic.night("shrinking")).isEqualTo(ExitCode.INPUT_REFUSED);
		assertThat(clinic.refusals("shrinking")).singleElement()
			.asString()
			.contains("must not be more than 30 % smaller than the last ones (10 rows), got: 6 rows",
					"--accept-shrunken coverage");
		assertThat(clinic.counts("shrinking", "coverage")).isEmpty();
		assertThat(clinic.rejections("shrinking", "coverage")).as("nothing half-done").isEmpty();
		assertThat(clinic.current("shrinking", "coverage", "record_id")).hasSize(10);
		assertThat(clinic.night(Set.of("coverage"), "shrinking")).isEqualTo(ExitCode.ROWS_REJECTED);
		clinic.deliver("shrinking", "coverage-2026-02-04", "record_id=v1", "record_id=v2", "record_id=v3",
				"record_id=v4", "record_id=v5", "record_id=v6");
		assertThat(clinic.night("shrinking")).as("seven of ten would do, and six of eight").isEqualTo(ExitCode.DONE);
		assertThat(clinic.counts("shrinking", "coverage")).isEqualTo("read=6 unchanged=6 closed=4");
	}

	@Test
	void aSnapshotOlderThanTheLastAppliedIsRefused() {
		source("older", "snapshot");
		clinic.deliver("older", "coverage-2026-02-02", "record_id=v1");
		clinic.night("older");
		clinic.deliver("older", "coverage-2026-02-01", "record_id=v2");
		assertThat(clinic.night("older")).isEqualTo(ExitCode.INPUT_REFUSED);
		assertThat(clinic.refusals("older")).singleElement()
			.asString()
			.contains("must not be older than the last one applied (2026-02-02), got: coverage-2026-02-01.csv");
		assertThat(clinic.current("older", "coverage", "record_id")).containsExactly("v1");
	}

	@Test
	void aNameThatWasReadBeforeMayNotHoldOtherContent() {
		source("renewed", "changes");
		clinic.deliver("renewed", "coverage-2026-02-01", "record_id=v1");
		clinic.night("renewed");
		clinic.deliver("renewed", "coverage-2026-02-01", "record_id=v1; funder=plan");
		assertThat(clinic.night("renewed")).isEqualTo(ExitCode.INPUT_REFUSED);
		assertThat(clinic.refusals("renewed")).singleElement()
			.asString()
			.contains("File coverage-2026-02-01.csv must be delivered once");
		assertThat(clinic.current("renewed", "coverage", VALUE)).containsExactly("v1 state");
	}

	@Test
	void aFileThatReusesItsNameIsReadWheneverItDiffersFromTheLast() {
		clinic.source("reusing", "site=snapshot");
		clinic.home()
			.file("config/sources/reusing/source.yml",
					"files: {site: {pattern: site.csv, delivery: snapshot, reuses-name: true}}\nfeeds: [site]\n");
		String header = "site,name,time_zone,program,region\n";
		for (String name : new String[] { "One", "Two", "Two", "One" }) {
			clinic.raw("reusing", "site.csv", header + "reused," + name + ",UTC,,\n");
			assertThat(clinic.night("reusing")).isEqualTo(ExitCode.DONE);
		}
		assertThat(clinic.versions("reusing", "site", "name")).containsExactly("One 1-2", "One 4-", "Two 2-4");
	}

	@Test
	void everyRowCanBeTracedToTheLineItStoodOn() {
		source("traced", "changes");
		clinic.deliver("traced", "coverage-2026-02-01", "record_id=v1", "record_id=v2; funder=\"two\nlines\"",
				"record_id=v3");
		clinic.night("traced");
		assertThat(clinic.rejections("traced", "coverage")).containsExactly("v2 3 bad-text funder");
		assertThat(clinic.rows("""
				select concat_ws(' ', record_id, file_name, line, count_rows, length(sha256))
				from record.coverage
				join run.delivered_file using (file_no)
				where coverage.source = 'traced'
				order by 1""")).containsExactly("v1 coverage-2026-02-01.csv 2 3 64",
				"v3 coverage-2026-02-01.csv 5 3 64");
	}

	@Test
	void theFirstDeliveryOfAFeedRejectsAllCopiesOfAKey() {
		fresh("copies", "support_contact=snapshot");
		clinic.deliver("copies", "support_contact-2026-02-01", "record_id=v1", "record_id=v2",
				"record_id=v2; kind=peer_mentor", "record_id=v3", "record_id=v3; kind=friend");
		clinic.night("copies");
		assertThat(clinic.counts("copies", "support_contact")).isEqualTo("read=5 new=1 rejected=4");
		assertThat(clinic.current("copies", "support_contact", "record_id, kind")).containsExactly("v1 alumni");
	}

	@Test
	void theFirstDeliveryOfAFeedKeepsTheLatestChangesOnly() {
		fresh("changed", "diagnosis=changes");
		clinic.deliver("changed", "diagnosis-2026-02-01", change("v1", "F10.10", 1), deletion("v1", 3),
				change("v1", "F10.20", 2), deletion("v2", 1), change("v2", "F11.20", 2), change("v3", "F12.20", 2),
				change("v3", "F12.10", 1), deletion("v4", 3));
		clinic.deliver("changed", "diagnosis-2026-02-02", change("v3", "F12.30", 3), change("v5", "F14.20", 1));
		clinic.night("changed");
		assertThat(clinic.counts("changed", "diagnosis")).isEqualTo("read=10 new=3 unchanged=7");
		assertThat(clinic.current("changed", "diagnosis", "record_id, code")).containsExactly("v2 F11.20", "v3 F12.30",
				"v5 F14.20");
		clinic.deliver("changed", "diagnosis-2026-02-03", change("v1", "F10.20", 2), change("v4", "F13.20", 2),
				change("v5", "F14.30", 2));
		clinic.night("changed");
		assertThat(clinic.counts("changed", "diagnosis")).isEqualTo("read=3 changed=1 unchanged=2");
		assertThat(clinic.versions("changed", "diagnosis", "record_id, code")).containsExactly("v2 F11.20 1-",
				"v3 F12.30 1-", "v5 F14.20 1-2", "v5 F14.30 2-");
	}

	@Test
	void theFirstDeliveryOfAFeedHoldsBackWhatHasNoParent() {
		fresh("holding", "coping_practice=changes");
		clinic.deliver("holding", "coping_practice-2026-02-01", "record_id=v1", "record_id=v2; client_id=c2",
				"record_id=v3; client_id=c2; changed_at=2026-01-10T01:00:00Z",
				"record_id=v3; client_id=c2; skill=walking; changed_at=2026-01-10T02:00:00Z",
				"record_id=v4; client_id=c2", "record_id=v4; client_id=c2");
		clinic.night("holding");
		assertThat(clinic.counts("holding", "coping_practice"))
			.isEqualTo("read=6 new=1 unchanged=1 rejected=2 waiting=2");
		clinic.deliver("holding", "client-2026-02-02", "record_id=r2; client_id=c2");
		clinic.night("holding");
		assertThat(clinic.current("holding", "coping_practice", "record_id, skill")).containsExactly("v1 breathing",
				"v2 breathing", "v3 walking");
	}

	@Test
	void theEquationHoldsInEveryNightAndWhatIsRejectedIsKept() {
		assertThat(clinic
			.rows("""
					select concat_ws(' ', night, source, feed)
					from run.feed_count
					where count_read <> count_new + count_changed + count_deleted + count_unchanged + count_rejected + count_waiting
					  or count_rejected <> (
					    select count(*)
					    from record.rejected_row r
					    where r.night = feed_count.night and r.source = feed_count.source and r.feed = feed_count.feed)"""))
			.isEmpty();
		assertThat(clinic
			.rows("select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'staging'"))
			.as("staged rows are gone when the night is over")
			.isEmpty();
		assertThat(clinic.rows("""
				select relname
				from pg_class
				join pg_namespace n on n.oid = relnamespace
				where nspname = 'record' and relkind = 'r' and relpersistence <> 'p'""")).as("records survive a crash")
			.isEmpty();
	}

	/**
	 * A source of one site, one client and coverage, whose registration is delivered.
	 */
	private static void source(String name, String delivery) {
		clinic.source(name, "site=snapshot", "client=changes", "coverage=" + delivery);
		clinic.deliver(name, "site-2026-02-01", "site=s1");
		clinic.deliver(name, "client-2026-02-01", "record_id=r1");
	}

	/**
	 * A source that serves a feed that nobody has served before.
	 */
	private static void fresh(String name, String file) {
		clinic.source(name, "site=snapshot", "client=changes", file);
		clinic.deliver(name, "site-2026-02-01", "site=s1");
		clinic.deliver(name, "client-2026-02-01", "record_id=r1");
	}

	private static String change(String id, String code, int hour) {
		return "record_id=%s; code=%s; changed_at=2026-01-10T0%d:00:00Z".formatted(id, code, hour);
	}

	private static String row(String id, String funder, int hour) {
		return "record_id=%s; funder=%s; changed_at=2026-01-10T0%d:00:00Z".formatted(id, funder, hour);
	}

	private static String deletion(String id, int hour) {
		return "record_id=%s; deleted=true; changed_at=2026-01-10T0%d:00:00Z".formatted(id, hour);
	}

}

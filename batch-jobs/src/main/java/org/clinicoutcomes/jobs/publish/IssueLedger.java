package org.clinicoutcomes.jobs.publish;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The list of everything that was issued.
 */
final class IssueLedger {

	private final Session publisher;

	IssueLedger(Session publisher) {
		this.publisher = publisher;
	}

	Optional<Entry> last(IssuePeriod period, String audience) {
		return this.publisher.sql("""
				select revision, definition_digest, results_digest, manifest_sha256, folder
				from issue.ledger
				where period = ? and audience = ?
				order by revision desc
				limit 1""")
			.params(period.id(), audience)
			.query((row, number) -> new Entry(row.getInt("revision"), row.getString("definition_digest"),
					row.getString("results_digest"), row.getString("manifest_sha256"), row.getString("folder")))
			.optional();
	}

	/**
	 * What an issue's numbers were defined by.
	 * @return SHA-256 by the name of a part of the definition
	 */
	Map<String, String> definition(IssuePeriod period, String audience, int revision) {
		Map<String, String> parts = new TreeMap<>();
		this.publisher.sql("""
				select p.name, p.sha256
				from issue.definition_part p join issue.ledger l using (issue_id)
				where l.period = ? and l.audience = ? and l.revision = ?""")
			.params(period.id(), audience, revision)
			.query((row) -> {
				parts.put(row.getString("name"), row.getString("sha256"));
			});
		return parts;
	}

	boolean holds(String folder) {
		return this.publisher.sql("select count(*) from issue.ledger where folder = ?")
			.param(folder)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Note an issue.
	 * @return the number of its row
	 */
	long enter(IssuePeriod period, String audience, String kind, Night night, Entry entry, Definition definition) {
		long issue = this.publisher.sql("""
				insert into issue.ledger
				  (period, month, audience, revision, kind, night, as_of, folder, definition_digest, results_digest,
				   manifest_sha256, issued_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				returning issue_id""")
			.params(period.id(), period.lastMonth().atDay(1), audience, entry.revision(), kind, night.number(),
					Nights.at(night.knownAt()), entry.folder(), entry.definitionDigest(), entry.resultsDigest(),
					entry.manifestSha256(), Nights.at(Instant.now()))
			.query(Long.class)
			.single();
		definition.parts().forEach((name, text) -> {
			String sha256 = Digest.of(text);
			this.publisher.sql("insert into issue.definition_text values (?, ?) on conflict do nothing")
				.params(sha256, text)
				.update();
			this.publisher.sql("insert into issue.definition_part values (?, ?, ?)")
				.params(issue, name, sha256)
				.update();
		});
		return issue;
	}

	/**
	 * One issue.
	 *
	 * @param revision its number
	 * @param definitionDigest what its numbers were defined by
	 * @param resultsDigest its numbers
	 * @param manifestSha256 its manifest
	 * @param folder where it is, below the shelf
	 */
	record Entry(int revision, String definitionDigest, String resultsDigest, String manifestSha256, String folder) {
	}

}

package org.clinicoutcomes.jobs.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.Session;
import org.jspecify.annotations.Nullable;

/**
 * The list of everything that was issued.
 */
final class IssueLedger {

	private static final String SELECT = """
			select issue_id, period, month, audience, revision, kind, night, as_of, folder, definition_digest, results_digest,
			  manifest_sha256, issued_at, count_by_records, count_by_definition, count_by_both, count_changed_definitions
			from issue.ledger
			""";

	private final Session publisher;

	IssueLedger(Session publisher) {
		this.publisher = publisher;
	}

	Optional<Entry> last(IssuePeriod period, String audience) {
		return this.publisher.sql(SELECT + "where period = ? and audience = ? order by revision desc limit 1")
			.params(period.id(), audience)
			.query((row, number) -> entry(row))
			.optional();
	}

	/**
	 * The last issue of a month that a reader could know.
	 * @param month the month
	 * @param audience whom it was for
	 * @param night as of which night at most
	 * @param before the moment before which it was issued
	 */
	Optional<Entry> lastKnown(YearMonth month, String audience, Night night, Instant before) {
		return this.publisher.sql(SELECT
				+ "where period = ? and audience = ? and night <= ? and issued_at < ? order by revision desc limit 1")
			.params(month.toString(), audience, night.number(), Nights.at(before))
			.query((row, number) -> entry(row))
			.optional();
	}

	/**
	 * The issue that another one replaced.
	 */
	Optional<Entry> before(Entry issue) {
		return this.publisher
			.sql(SELECT + "where period = ? and audience = ? and revision < ? order by revision desc limit 1")
			.params(issue.period(), issue.audience(), issue.revision())
			.query((row, number) -> entry(row))
			.optional();
	}

	Optional<Entry> in(String folder) {
		return this.publisher.sql(SELECT + "where folder = ?")
			.param(folder)
			.query((row, number) -> entry(row))
			.optional();
	}

	/**
	 * All issues, the latest month and revision first.
	 */
	List<Entry> all() {
		return this.publisher.sql(SELECT + "order by month desc, period, audience, revision desc")
			.query((row, number) -> entry(row))
			.list();
	}

	private static Entry entry(ResultSet row) throws SQLException {
		row.getLong("count_by_records");
		ChangeCounts changes = row.wasNull() ? null
				: new ChangeCounts(row.getLong("count_by_records"), row.getLong("count_by_definition"),
						row.getLong("count_by_both"), row.getLong("count_changed_definitions"));
		return new Entry(row.getLong("issue_id"), row.getString("period"),
				YearMonth.from(row.getDate("month").toLocalDate()), row.getString("audience"), row.getInt("revision"),
				row.getString("kind"), new Night(row.getInt("night"), row.getTimestamp("as_of").toInstant()),
				row.getString("folder"), row.getString("definition_digest"), row.getString("results_digest"),
				row.getString("manifest_sha256"), row.getTimestamp("issued_at").toInstant(), changes);
	}

	/**
	 * What an issue's numbers were defined by.
	 */
	Definition definition(Entry issue) {
		TreeMap<String, String> parts = new TreeMap<>();
		Map<String, String> subjects = new HashMap<>();
		this.publisher.sql("""
				select p.name, t.content, p.subject
				from issue.definition_part p join issue.definition_text t using (sha256)
				where p.issue_id = ?""").param(issue.id()).query((row) -> {
			parts.put(row.getString("name"), row.getString("content"));
			String subject = row.getString("subject");
			if (subject != null) {
				subjects.put(Definition.measureOf(row.getString("name")), subject);
			}
		});
		return new Definition(parts, subjects);
	}

	/**
	 * What an issue was printed with besides its results.
	 * @return texts by name, none if it is from before they were kept
	 */
	Map<String, String> printed(Entry issue) {
		Map<String, String> printed = new TreeMap<>();
		this.publisher.sql("""
				select p.name, t.content
				from issue.printed_part p join issue.definition_text t using (sha256)
				where p.issue_id = ?""").param(issue.id()).query((row) -> {
			printed.put(row.getString("name"), row.getString("content"));
		});
		return printed;
	}

	boolean holds(String folder) {
		return in(folder).isPresent();
	}

	/**
	 * Enter an issue.
	 * @param issue the issue, whose id is given now
	 * @param definition what its numbers are defined by
	 * @param printed what is printed besides
	 * @return its number in the ledger
	 */
	long enter(Entry issue, Definition definition, Map<String, String> printed) {
		ChangeCounts changes = issue.changes();
		long id = this.publisher.sql("""
				insert into issue.ledger
				  (period, month, audience, revision, kind, night, as_of, folder, definition_digest, results_digest,
				   manifest_sha256, issued_at, count_by_records, count_by_definition, count_by_both,
				   count_changed_definitions)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				returning issue_id""")
			.params(issue.period(), issue.month().atDay(1), issue.audience(), issue.revision(), issue.kind(),
					issue.night().number(), Nights.at(issue.night().knownAt()), issue.folder(),
					issue.definitionDigest(), issue.resultsDigest(), issue.manifestSha256(),
					Nights.at(issue.issuedAt()), (changes != null) ? changes.byRecords() : null,
					(changes != null) ? changes.byDefinition() : null, (changes != null) ? changes.byBoth() : null,
					(changes != null) ? changes.definitions() : null)
			.query(Long.class)
			.single();
		definition.parts()
			.forEach((name, text) -> this.publisher.sql("insert into issue.definition_part values (?, ?, ?, ?)")
				.params(id, name, keep(text), definition.subjects().get(Definition.measureOf(name)))
				.update());
		printed.forEach((name, text) -> this.publisher.sql("insert into issue.printed_part values (?, ?, ?)")
			.params(id, name, keep(text))
			.update());
		return id;
	}

	private String keep(String text) {
		String sha256 = Digest.of(text);
		this.publisher.sql("insert into issue.definition_text values (?, ?) on conflict do nothing")
			.params(sha256, text)
			.update();
		return sha256;
	}

	/**
	 * One issue.
	 *
	 * @param id its number in the ledger
	 * @param period the name of the period reported, as in folders
	 * @param month the period's last month
	 * @param audience whom it is for
	 * @param revision 1 for the first issue of a month
	 * @param kind what the audience may see
	 * @param night the night as of which it is known
	 * @param folder where it is, below the shelf
	 * @param definitionDigest what its numbers were defined by
	 * @param resultsDigest its numbers
	 * @param manifestSha256 its manifest
	 * @param issuedAt when it was made
	 * @param changes what changed since the issue before, null if there is nothing to
	 * compare with
	 */
	record Entry(long id, String period, YearMonth month, String audience, int revision, String kind, Night night,
			String folder, String definitionDigest, String resultsDigest, String manifestSha256, Instant issuedAt,
			@Nullable ChangeCounts changes) {
	}

}

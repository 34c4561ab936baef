package org.clinicoutcomes.jobs.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.disclosure.ReleasedNumbers;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.jobs.run.CopyRows;
import org.clinicoutcomes.jobs.run.Session;
import org.jspecify.annotations.Nullable;

/**
 * Every number that was ever given to a class of audience, so that no new one gives an
 * old one away.
 */
final class ReleaseLedger {

	/** The number of an issue that has none yet. */
	static final long NEXT = Long.MAX_VALUE;

	private static final String SEPARATOR = ", ";

	private final Session publisher;

	ReleaseLedger(Session publisher) {
		this.publisher = publisher;
	}

	/**
	 * What a class of audience was given before an issue.
	 * @param audience who was given numbers, and of whom
	 * @param issue the number of the issue's row in its ledger
	 * @return the numbers, those of later issues last
	 */
	ReleasedNumbers before(Audience audience, long issue) {
		// What is hidden next may depend on the order: rows keep the one they were
		// written in.
		return new ReleasedNumbers(this.publisher.sql("""
				select * from issue.released
				where audience_class = ? and population = ? and issue_id < ?
				order by issue_id, ctid""")
			.params(audience.name(), audience.population(), issue)
			.query((row, number) -> new Entry(result(row),
					Shown.valueOf(row.getString("shown").toUpperCase(Locale.ROOT).replace('-', '_'))))
			.list());
	}

	/**
	 * Other populations of which the same class of audience was given numbers and which
	 * share a funder with this one: what differs between the two is a population of its
	 * own, and nobody looked after its small counts.
	 * @param audience who is to be given numbers, and of whom
	 * @return those populations
	 */
	List<String> overlapping(Audience audience) {
		Set<String> mine = Set.of(audience.population().split(SEPARATOR));
		return this.publisher.sql("""
				select distinct population from issue.released
				where audience_class = ? and population <> ? and shown not in ('nothing', 'absent')
				order by population""")
			.params(audience.name(), audience.population())
			.query(String.class)
			.list()
			.stream()
			.filter((population) -> Stream.of(population.split(SEPARATOR)).anyMatch(mine::contains))
			.toList();
	}

	/**
	 * Note what is given now.
	 * @param issue the row of the issue in its ledger
	 * @param audience who is given numbers, and of whom
	 * @param entries the numbers
	 */
	void enter(long issue, Audience audience, Collection<Entry> entries) {
		this.publisher.copy("copy issue.released from stdin",
				(rows) -> entries.forEach((entry) -> write(rows, issue, audience, entry)));
	}

	private static void write(CopyRows rows, long issue, Audience audience, Entry entry) {
		Result result = entry.exact();
		rows.value(issue).value(audience.name()).value(audience.population());
		rows.value(result.period().start().toString()).value(result.period().end().toString());
		rows.value(result.asOf().toString()).value(result.measure()).value(result.version());
		rows.value(result.part()).value(result.site()).value(result.levelOfCare()).value(result.stratum());
		rows.value(result.stratumValue()).value(result.statistic().word()).value(result.category());
		number(rows, result.time());
		rows.value(result.eligible()).value(result.excluded()).value(result.missing()).value(result.denominator());
		rows.value((result.numerator() != null) ? result.numerator().toString() : null);
		number(rows, result.value());
		number(rows, result.ciLow());
		number(rows, result.ciHigh());
		rows.value(entry.shown().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		rows.endRow();
	}

	private static void number(CopyRows rows, @Nullable Double number) {
		rows.value((number != null) ? number.toString() : null);
	}

	private static Result result(ResultSet row) throws SQLException {
		return new Result(
				new ReportingPeriod(row.getDate("period_start").toLocalDate(), row.getDate("period_end").toLocalDate()),
				row.getObject("as_of", Timestamp.class).toInstant(), row.getString("measure"), row.getString("version"),
				row.getString("part"), row.getString("site"), row.getString("level_of_care"), row.getString("stratum"),
				row.getString("stratum_value"), Statistic.of(row.getString("statistic")), row.getString("category"),
				row.getObject("time", Double.class), row.getLong("eligible"), row.getLong("excluded"),
				row.getLong("missing"), row.getLong("denominator"), row.getObject("numerator", Long.class),
				row.getObject("value", Double.class), row.getObject("ci_low", Double.class),
				row.getObject("ci_high", Double.class), false);
	}

	/**
	 * A class of audience that is given numbers of a population. The same population
	 * under another name would be another ledger, and numbers could be taken from one
	 * another.
	 *
	 * @param name the funder's id; one name for everybody who may see what is public
	 * @param population whose clients the numbers are of
	 */
	record Audience(String name, String population) {

		static Audience of(String name, Collection<String> clients) {
			return new Audience(name, clients.stream().sorted().distinct().collect(Collectors.joining(SEPARATOR)));
		}

	}

}

package org.clinicoutcomes.jobs.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;

/**
 * The ledger of nights.
 */
public final class Nights {

	private final Transactions owner;

	public Nights(Transactions owner) {
		this.owner = owner;
	}

	/**
	 * The night that was begun and never finished.
	 * @return the night, empty if all are finished
	 */
	public Optional<Night> unfinished() {
		return this.owner.read((session) -> night(session, "where finished_at is null"));
	}

	/**
	 * The last finished night.
	 * @return the night, empty before the first
	 */
	public Optional<Night> last() {
		return this.owner.read((session) -> night(session, "where finished_at is not null"));
	}

	/**
	 * The last finished night whose deliveries were known at a moment.
	 * @param moment the moment
	 * @return the night
	 * @throws ClinicFailure if there was none
	 */
	public Night asOf(Instant moment) {
		return this.owner
			.read((session) -> night(session,
					"where finished_at is not null and known_at <= timestamptz '" + moment + "'"))
			.orElseThrow(() -> new ClinicFailure(ExitCode.USAGE,
					"A report must be as of a finished night, got: %s, before which no night was finished; run nightly first or name a later moment"
						.formatted(moment)));
	}

	/**
	 * Go on with the unfinished night, or begin one. A night that is gone on with keeps
	 * its number, but is known as of now: it reads what lies in the inbox now, and nobody
	 * has read from it yet.
	 * @param now the moment as of which tonight's deliveries are known
	 * @param request what was asked for; if nothing was, a night that is gone on with
	 * keeps what it was asked for at first
	 * @return the night to work on
	 */
	public Night begin(Instant now, Request request) {
		return this.owner.write((session) -> {
			Optional<Night> last = night(session, "where finished_at is not null");
			if (last.isPresent() && !now.isAfter(last.get().knownAt())) {
				throw new ClinicFailure(ExitCode.USAGE,
						"A night must be later than the one before, got: %s, not after %s; set the clock right"
							.formatted(now, last.get().knownAt()));
			}
			int number = last.map(Night::number).orElse(0) + 1;
			session.sql("""
					insert into run.night as night (night, known_at, started_at, files, accept_shrunken)
					values (?, ?, ?, ?, ?)
					on conflict (night) do update
					set known_at = excluded.known_at,
					  files = case when cardinality(excluded.files) > 0 then excluded.files else night.files end,
					  accept_shrunken = case
					    when cardinality(excluded.accept_shrunken) > 0 then excluded.accept_shrunken
					    else night.accept_shrunken
					  end""")
				.params(number, at(now), at(Instant.now()),
						request.files()
							.entrySet()
							.stream()
							.map((entry) -> entry.getKey() + "=" + entry.getValue().toAbsolutePath())
							.toArray(String[]::new),
						request.acceptShrunken().toArray(String[]::new))
				.update();
			return new Night(number, now);
		});
	}

	/**
	 * What a night was asked for.
	 * @param night the night
	 * @return the request
	 */
	public Request request(Night night) {
		return this.owner.read((session) -> {
			Map<String, Path> files = new LinkedHashMap<>();
			session.sql("select unnest(files) from run.night where night = ?")
				.param(night.number())
				.query(String.class)
				.list()
				.forEach((entry) -> files.put(entry.substring(0, entry.indexOf('=')),
						Path.of(entry.substring(entry.indexOf('=') + 1))));
			return new Request(files,
					Set.copyOf(session.sql("select unnest(accept_shrunken) from run.night where night = ?")
						.param(night.number())
						.query(String.class)
						.list()));
		});
	}

	/**
	 * Mark a night as finished.
	 * @param night the night
	 */
	public void finish(Night night) {
		this.owner.writing((session) -> session.sql("update run.night set finished_at = ? where night = ?")
			.params(at(Instant.now()), night.number())
			.update());
	}

	private static Optional<Night> night(Session session, String condition) {
		return session.sql("select night, known_at from run.night " + condition + " order by night desc limit 1")
			.query((row, number) -> new Night(row.getInt("night"), row.getTimestamp("known_at").toInstant()))
			.optional();
	}

	/**
	 * A moment as the driver takes it.
	 * @param moment the moment
	 * @return the same moment in UTC
	 */
	public static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

	/**
	 * What a night is asked for on the command line.
	 *
	 * @param files folders to read instead of the inbox, by source; only these sources
	 * are pulled unless it is empty
	 * @param acceptShrunken feeds or files whose snapshot may be as small as it is
	 */
	public record Request(Map<String, Path> files, Set<String> acceptShrunken) {
	}

}

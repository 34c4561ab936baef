package org.clinicoutcomes.jobs;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.StateOfNight;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Measuring;
import org.clinicoutcomes.jobs.measure.State;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.publish.PublishStage;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;

/**
 * What the steps of a monthly execution do.
 */
class MonthlyWork {

	private final StateOfNight state;

	private final Measuring measuring;

	private final Catalogue catalogue;

	private final PublishStage publishStage;

	private final Progress progress;

	private final int fiscalYearStartMonth;

	private YearMonth month = YearMonth.of(1970, 1);

	private Night night = new Night(0, Instant.EPOCH);

	private String schema = "";

	private List<Result> results = List.of();

	private final Map<String, String> refused = new TreeMap<>();

	private Optional<Issue> issued = Optional.empty();

	MonthlyWork(StateOfNight state, Measuring measuring, Catalogue catalogue, PublishStage publishStage,
			Progress progress, int fiscalYearStartMonth) {
		this.state = state;
		this.measuring = measuring;
		this.catalogue = catalogue;
		this.publishStage = publishStage;
		this.progress = progress;
		this.fiscalYearStartMonth = fiscalYearStartMonth;
	}

	/**
	 * Say what the next execution of the job is about.
	 * @param reported the month
	 * @param known the night as of which it is measured
	 */
	void prepare(YearMonth reported, Night known) {
		this.month = reported;
		this.night = known;
		this.issued = Optional.empty();
		this.refused.clear();
	}

	void measure() {
		this.progress.begin("measure");
		this.schema = this.state.schema(this.night);
		this.refused.putAll(this.catalogue.refused());
		Measuring.Measured measured = this.measuring.measure(this.catalogue.measures(),
				new MonthPeriods(this.month, this.fiscalYearStartMonth), new State(this.night.knownAt(), this.schema));
		this.results = measured.results();
		this.refused.putAll(measured.refused());
		this.progress.end();
	}

	void publish() {
		this.progress.begin("publish");
		this.issued = this.publishStage.publish(this.month, this.night, this.schema, this.results);
		this.progress.add(this.results.size());
		this.progress.end();
	}

	/**
	 * What was issued.
	 * @return the issue, empty if nothing had changed since the last one
	 */
	Optional<Issue> issued() {
		return this.issued;
	}

	/**
	 * The measures that were left out.
	 * @return why, by id
	 */
	Map<String, String> refused() {
		return Map.copyOf(this.refused);
	}

}

package org.clinicoutcomes.jobs;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Measuring;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.publish.PublishStage;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;

/**
 * What the steps of a monthly execution do.
 */
class MonthlyWork {

	private static final int MONTHS_BEFORE = 12;

	private final StateOfNight state;

	private final Measuring measuring;

	private final Catalogue catalogue;

	private final PublishStage publishStage;

	private final Progress progress;

	private YearMonth month = YearMonth.of(1970, 1);

	private Night night = new Night(0, Instant.EPOCH);

	private String schema = "";

	private List<Result> results = List.of();

	private final Map<String, String> refused = new TreeMap<>();

	private Optional<Issue> issued = Optional.empty();

	MonthlyWork(StateOfNight state, Measuring measuring, Catalogue catalogue, PublishStage publishStage,
			Progress progress) {
		this.state = state;
		this.measuring = measuring;
		this.catalogue = catalogue;
		this.publishStage = publishStage;
		this.progress = progress;
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
		List<Result> measured = new ArrayList<>();
		this.refused.putAll(this.catalogue.refused());
		for (int before = MONTHS_BEFORE; before >= 0; before--) {
			ReportingPeriod period = ReportingPeriod.of(this.month.minusMonths(before));
			List<MeasureFile> measures = this.catalogue.measures()
				.stream()
				.filter((measure) -> measure.header().windowMonths() == 1
						|| period.end().equals(this.month.atEndOfMonth()))
				.toList();
			Measuring.Measured one = this.measuring.measure(measures,
					new Measuring.Request(period, false, this.night.knownAt(), this.schema, before == 0), null);
			measured.addAll(one.results());
			this.refused.putAll(one.refused());
		}
		this.results = measured;
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

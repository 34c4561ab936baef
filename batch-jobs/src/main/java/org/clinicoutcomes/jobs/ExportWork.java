package org.clinicoutcomes.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.FunderReport;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.StateOfNight;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Measuring;
import org.clinicoutcomes.jobs.measure.State;
import org.clinicoutcomes.jobs.publish.FunderExport;
import org.clinicoutcomes.jobs.publish.FunderFile;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of an export do.
 */
class ExportWork {

	private final StateOfNight state;

	private final Measuring measuring;

	private final Catalogue catalogue;

	private final FunderExport export;

	private final Progress progress;

	private @Nullable Wanted wanted;

	private String schema = "";

	private List<Result> results = List.of();

	private final Map<String, String> refused = new TreeMap<>();

	private Optional<Issue> issued = Optional.empty();

	ExportWork(StateOfNight state, Measuring measuring, Catalogue catalogue, FunderExport export, Progress progress) {
		this.state = state;
		this.measuring = measuring;
		this.catalogue = catalogue;
		this.export = export;
		this.progress = progress;
	}

	/**
	 * Say what the next execution of the job is about.
	 */
	void prepare(Wanted next) {
		this.wanted = next;
		this.issued = Optional.empty();
		this.refused.clear();
	}

	void measure() {
		Wanted now = Objects.requireNonNull(this.wanted);
		this.progress.begin("measure");
		this.schema = this.state.schema(now.night());
		Set<String> ids = FunderReport.measures(now.funder().profile());
		this.refused.putAll(this.catalogue.refused());
		this.refused.keySet().retainAll(ids);
		List<MeasureFile> measures = this.catalogue.measures()
			.stream()
			.filter((measure) -> ids.contains(measure.id()))
			.toList();
		Measuring.Measured measured = this.measuring.measureFor(now.funder().profile().clients(), measures,
				now.period().days(), new State(now.night().knownAt(), this.schema));
		this.results = measured.results();
		this.refused.putAll(measured.refused());
		this.progress.end();
	}

	void publish() {
		Wanted now = Objects.requireNonNull(this.wanted);
		this.progress.begin("publish");
		this.issued = this.export.publish(now.funder(), now.period(), now.night(), this.schema, this.results);
		this.progress.add(this.results.size());
		this.progress.end();
	}

	Optional<Issue> issued() {
		return this.issued;
	}

	Map<String, String> refused() {
		return Map.copyOf(this.refused);
	}

	/**
	 * What an export is about.
	 *
	 * @param funder what is agreed with the funder
	 * @param period the period
	 * @param night the night as of which it is measured
	 */
	record Wanted(FunderFile funder, IssuePeriod period, Night night) {

	}

}

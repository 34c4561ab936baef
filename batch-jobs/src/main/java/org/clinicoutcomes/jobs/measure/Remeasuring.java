package org.clinicoutcomes.jobs.measure;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.build.StateOfNight;
import org.clinicoutcomes.jobs.measure.Measuring.Measured;
import org.clinicoutcomes.jobs.run.Night;

/**
 * Measures a month as it was known on any night, by the measures and settings of any
 * time; build and software are always those of now.
 */
public final class Remeasuring {

	private final StateOfNight states;

	private final Measuring measuring;

	private final Settings settings;

	/**
	 * Remeasuring.
	 * @param states builds what was known on a night
	 * @param measuring runs the measures
	 * @param settings the settings in force
	 */
	public Remeasuring(StateOfNight states, Measuring measuring, Settings settings) {
		this.states = states;
		this.measuring = measuring;
		this.settings = settings;
	}

	/**
	 * Make the state of a night readable as the settings of a definition build it. It
	 * stands until the next is asked for.
	 * @param night the night
	 * @param definition the definition
	 * @return what measures read
	 */
	public State state(Night night, Definition definition) {
		return new State(night.knownAt(), this.states.schema(night, definition.settings(this.settings)));
	}

	/**
	 * Measure a month by a definition.
	 * @param month the month
	 * @param definition measures and settings
	 * @param state what is read
	 * @param wanted which measures, by id
	 * @return results, and why measures were left out
	 */
	public Measured measure(YearMonth month, Definition definition, State state, Predicate<String> wanted) {
		MonthPeriods periods = new MonthPeriods(month, definition.settings(this.settings).fiscalYearStartMonth());
		return measure(definition, wanted, (files) -> this.measuring.measure(files, periods, state));
	}

	/**
	 * Measure a period by a definition on the clients of some funders.
	 * @param funders codes of the coverage feed
	 * @param period the period, whole months
	 * @param definition measures and settings
	 * @param state what is read
	 * @param wanted which measures, by id
	 * @return results, and why measures were left out
	 */
	public Measured measureFor(Collection<String> funders, ReportingPeriod period, Definition definition, State state,
			Predicate<String> wanted) {
		return measure(definition, wanted, (files) -> this.measuring.measureFor(funders, files, period, state));
	}

	private static Measured measure(Definition definition, Predicate<String> wanted,
			Function<List<MeasureFile>, Measured> run) {
		Definition.Measures measures = definition.measures();
		Measured measured = run.apply(measures.files().stream().filter((file) -> wanted.test(file.id())).toList());
		Map<String, String> refused = new TreeMap<>(measures.refused());
		refused.keySet().removeIf((id) -> !wanted.test(id));
		refused.putAll(measured.refused());
		return new Measured(measured.results(), refused);
	}

}

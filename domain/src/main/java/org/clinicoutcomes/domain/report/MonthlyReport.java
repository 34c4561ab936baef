package org.clinicoutcomes.domain.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;

/**
 * Makes the administrators' report of one month, so that all formats print the same parts
 * in the same order.
 */
public final class MonthlyReport {

	private final ReportIdentity identity;

	private final Collection<MeasureHeader> catalogue;

	private final Map<String, String> siteNames;

	private final Provenance provenance;

	private final MonthPeriods periods;

	/**
	 * Prepares the report of one month.
	 * @param identity what is issued
	 * @param catalogue the headers of all measures, in the order of the methods page
	 * @param siteNames names by site code; a site without one is printed by its code
	 * @param provenance which measures are provisional
	 * @param periods the month and the longer periods that end with it
	 */
	public MonthlyReport(ReportIdentity identity, Collection<MeasureHeader> catalogue, Map<String, String> siteNames,
			Provenance provenance, MonthPeriods periods) {
		this.identity = identity;
		this.catalogue = List.copyOf(catalogue);
		this.siteNames = Map.copyOf(siteNames);
		this.provenance = provenance;
		this.periods = periods;
	}

	/**
	 * Puts the numbers into their parts.
	 * @param results results of the reported month and, where known, of up to twelve
	 * months before
	 * @param dataQuality what came in and what looks wrong
	 * @return the report
	 * @throws UnbalancedCensusException if opening, flows and closing do not add up
	 */
	public Report assemble(Collection<Result> results, DataQuality dataQuality) {
		Answers answers = new Answers(this.identity.month(), results, this.catalogue, this.siteNames, this.provenance);
		return new Report(this.identity,
				List.of(new AtAGlance(answers, dataQuality).part(), new WhoIsInCare(answers).part(),
						new Retention(answers).part(), new Attendance(answers).part(), new Sobriety(answers).part(),
						new Discharges(answers).part(), new EveryMeasure(answers, this.periods).part(),
						new WhatCameIn(dataQuality).part(), new Methods(this.identity, answers).part()));
	}

}

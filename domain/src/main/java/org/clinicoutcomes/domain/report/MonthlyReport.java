package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;

/**
 * Makes the administrators' report of one month, so that all formats print the same parts
 * in the same order.
 */
public final class MonthlyReport {

	private final ReportIdentity identity;

	private final Collection<MeasureHeader> catalogue;

	private final ReportBasis basis;

	/**
	 * Prepares the report of one month.
	 * @param identity what is issued
	 * @param catalogue the headers of all measures, in the order of the methods page
	 * @param basis what stands behind and beside the results
	 */
	public MonthlyReport(ReportIdentity identity, Collection<MeasureHeader> catalogue, ReportBasis basis) {
		this.identity = identity;
		this.catalogue = List.copyOf(catalogue);
		this.basis = basis;
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
		Answers answers = new Answers(this.identity.month(), results, this.catalogue, this.basis);
		List<Part> parts = new ArrayList<>(List.of(new AtAGlance(answers, dataQuality).part(),
				new WhoIsInCare(answers, this.basis.earlier().printedClosing()).part(), new Retention(answers).part(),
				new Sobriety(answers).part(), new FlexibleScheduling(answers).part(), new Support(answers).part(),
				new Continuity(answers).part(), new Curriculum(answers).part(), new Coping(answers).part(),
				new Plans(answers).part(), new Independence(answers).part(), new SitesCompared(answers).part(),
				new EveryMeasure(answers, this.basis.periods()).part()));
		new Standards(answers, this.basis).part().ifPresent(parts::add);
		parts.add(new WhatCameIn(dataQuality).part());
		parts.add(new WhatChanged(answers, this.basis.earlier().lastIssue()).part());
		parts.add(new Methods(this.identity, answers).part());
		return new Report(this.identity, parts);
	}

}

package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * Makes the report of one funder: its clients, its measures, its targets.
 */
public final class FunderReport {

	/** What the report is called. */
	public static final String NAME = "Outcomes report";

	/** Measures that every funder's report needs, whatever its profile asks for. */
	private static final List<String> ALWAYS = List.of(DischargesByLevel.MEASURE);

	private final ReportIdentity identity;

	private final FunderProfile profile;

	private final Collection<MeasureHeader> catalogue;

	private final FunderBasis basis;

	/**
	 * Prepares the report of one funder.
	 * @param identity what is issued
	 * @param profile what is agreed
	 * @param catalogue the headers of all measures
	 * @param basis what stands behind and beside the results
	 */
	public FunderReport(ReportIdentity identity, FunderProfile profile, Collection<MeasureHeader> catalogue,
			FunderBasis basis) {
		this.identity = identity;
		this.profile = profile;
		this.catalogue = List.copyOf(catalogue);
		this.basis = basis;
	}

	/**
	 * The measures that a funder's report is made of.
	 * @param profile what is agreed
	 * @return ids
	 */
	public static Set<String> measures(FunderProfile profile) {
		Set<String> ids = new LinkedHashSet<>(profile.measures());
		ids.addAll(ALWAYS);
		return ids;
	}

	/**
	 * Puts the numbers into their parts.
	 * @param results results of the funder's clients in the period and in months, small
	 * counts hidden where the profile says so
	 * @return the report
	 */
	public Report assemble(Collection<Result> results) {
		List<MeasureHeader> printed = this.profile.measures()
			.stream()
			.map(this::header)
			.filter(Objects::nonNull)
			.toList();
		Answers answers = new Answers(this.identity.period().days(), results, this.catalogue, this.basis.siteNames(),
				this.basis.provenance(), this.profile.isExact());
		FunderLines lines = new FunderLines(answers,
				printed.stream().filter((header) -> !OutcomeMeasures.prints(header)).toList(), this.profile.targets(),
				this.identity.period());
		List<Part> parts = new ArrayList<>();
		parts.add(new FunderSummary(this.identity, this.profile, lines, this.basis.hidden()).part());
		parts.add(new FunderMeasures(lines).part());
		new OutcomeMeasures(answers, printed, this.basis).part().ifPresent(parts::add);
		parts.add(new DischargesByLevel(answers).part());
		parts.add(new FunderSites(answers, lines).part());
		parts.add(new FunderMonths(lines).part());
		if (this.basis.last() != null) {
			parts.add(new WhatChanged(answers, this.basis.last()).part());
		}
		parts.add(new FunderMethods(this.identity, this.profile, answers, printed).part());
		return new Report(this.identity, parts);
	}

	private @Nullable MeasureHeader header(String id) {
		return this.catalogue.stream().filter((header) -> header.id().equals(id)).findFirst().orElse(null);
	}

}

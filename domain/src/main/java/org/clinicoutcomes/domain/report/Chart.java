package org.clinicoutcomes.domain.report;

/**
 * A picture that never stands without its numbers.
 */
public sealed interface Chart extends Block
		permits CurveChart, LineChart, BarChart, RangeChart, FunnelChart, SlopeChart, FlowChart {

	/**
	 * Lower-case words joined by hyphens, unique in the report.
	 * @return the id
	 */
	String id();

	/**
	 * What it shows.
	 * @return heading
	 */
	String title();

	/**
	 * What a reader who cannot see it must know: what is drawn and what it says.
	 * @return one or two sentences
	 */
	String alternative();

	/**
	 * The numbers that are drawn, printed beside or below.
	 * @return a table
	 */
	Table numbers();

}

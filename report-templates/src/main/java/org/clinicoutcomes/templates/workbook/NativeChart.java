package org.clinicoutcomes.templates.workbook;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.xml.namespace.QName;

import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFFillProperties;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.xmlbeans.XmlCursor;
import org.clinicoutcomes.domain.report.BarChart;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.CurveChart;
import org.clinicoutcomes.domain.report.FlowChart;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.FunnelChart;
import org.clinicoutcomes.domain.report.LineChart;
import org.clinicoutcomes.domain.report.RangeChart;
import org.clinicoutcomes.domain.report.SlopeChart;
import org.clinicoutcomes.templates.chart.Palette;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTErrBars;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrBarType;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrValType;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;

/**
 * A chart of the model as a chart of the spreadsheet, drawn from the cells of its points
 * and described in words for those who cannot see it.
 */
final class NativeChart {

	private static final List<String> COLORS = List.of(Styles.ACCENT, "B35A00", Styles.GREY);

	private static final List<MarkerStyle> MARKERS = List.of(MarkerStyle.CIRCLE, MarkerStyle.DIAMOND,
			MarkerStyle.SQUARE);

	/** Colours alone would tell nothing to who cannot see them. */
	private static final List<PresetLineDash> DASHES = List.of(PresetLineDash.SOLID, PresetLineDash.LARGE_DASH_DOT,
			PresetLineDash.SYSTEM_DASH);

	private static final List<PresetLineDash> LIMIT_DASHES = List.of(PresetLineDash.DASH, PresetLineDash.SYSTEM_DOT,
			PresetLineDash.DOT);

	private static final List<String> MORE_COLORS = List.of(Styles.ACCENT, "B35A00", "6A3D9A", "2E7D32", "A3195B",
			"7A5C00", "4C78A8", Styles.GREY);

	private static final String PERCENT_AXIS = "0%";

	private static final String NUMBER_AXIS = "#,##0";

	private final Chart chart;

	private final List<TableArea> points;

	private final Palette palette;

	NativeChart(Chart chart, List<TableArea> points, Palette palette) {
		this.palette = palette;
		this.chart = chart;
		this.points = List.copyOf(points);
	}

	void drawAt(PartSheet.ChartPlace place) {
		XSSFDrawing drawing = place.sheet().createDrawingPatriarch();
		XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, 0, place.firstRow(), place.endColumn(),
				place.endRow());
		anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
		XSSFChart drawn = drawing.createChart(anchor);
		describe(drawing);
		drawn.getCTChartSpace().addNewRoundedCorners().setVal(false);
		drawn.setTitleText(this.chart.title());
		drawn.setTitleOverlay(false);
		drawn.displayBlanksAs(DisplayBlanks.GAP);
		drawn.getOrAddShapeProperties().setLineProperties(line(Styles.RULE, 0.75));
		if (this.chart instanceof CurveChart curves) {
			draw(drawn, curves);
		}
		else if (this.chart instanceof LineChart lines) {
			draw(drawn, lines);
		}
		else if (this.chart instanceof BarChart bars) {
			draw(drawn, bars);
		}
		else if (this.chart instanceof RangeChart ranges) {
			draw(drawn, ranges);
		}
		else if (this.chart instanceof FunnelChart funnel) {
			draw(drawn, funnel);
		}
		else if (this.chart instanceof SlopeChart slopes) {
			draw(drawn, slopes);
		}
		else if (this.chart instanceof FlowChart flow) {
			draw(drawn, flow);
		}
		set(drawn.getCTChart().getTitle(), 1200);
		CTPlotArea area = drawn.getCTChart().getPlotArea();
		area.getCatAxList().forEach((axis) -> set(axis.getTitle(), 900));
		area.getValAxList().forEach((axis) -> set(axis.getTitle(), 900));
	}

	/** POI would note the machine's language, and the same report would differ. */
	private static void set(CTTitle title, int hundredthsOfPoint) {
		for (CTTextParagraph paragraph : title.getTx().getRich().getPList()) {
			for (CTRegularTextRun run : paragraph.getRList()) {
				CTTextCharacterProperties type = run.isSetRPr() ? run.getRPr() : run.addNewRPr();
				type.setLang("en-US");
				type.setSz(hundredthsOfPoint);
				type.setB(true);
			}
		}
	}

	private void describe(XSSFDrawing drawing) {
		int last = drawing.getCTDrawing().sizeOfTwoCellAnchorArray() - 1;
		CTNonVisualDrawingProps properties = drawing.getCTDrawing()
			.getTwoCellAnchorArray(last)
			.getGraphicFrame()
			.getNvGraphicFramePr()
			.getCNvPr();
		properties.setName(this.chart.title());
		properties.setTitle(this.chart.title());
		properties.setDescr(this.chart.alternative());
	}

	private void draw(XSSFChart drawn, CurveChart curves) {
		XDDFValueAxis time = drawn.createValueAxis(AxisPosition.BOTTOM);
		axis(time, curves.timeLabel(), NUMBER_AXIS);
		time.setMinimum(0);
		time.setMaximum(curves.lastTime());
		time.setMajorUnit((curves.lastTime() > 240) ? 60 : 30);
		XDDFValueAxis share = drawn.createValueAxis(AxisPosition.LEFT);
		axis(share, curves.shareLabel(), PERCENT_AXIS);
		share.setMinimum(0);
		share.setMaximum(1);
		share.setMajorUnit(0.25);
		grid(share);
		XDDFScatterChartData data = (XDDFScatterChartData) drawn.createData(ChartTypes.SCATTER, time, share);
		data.setStyle(ScatterStyle.LINE);
		data.setVaryColors(false);
		int curve = 0;
		for (TableArea area : this.points) {
			String color = COLORS.get(curve % COLORS.size());
			for (int column = 1; column <= 3; column++) {
				XDDFScatterChartData.Series series = (XDDFScatterChartData.Series) data.addSeries(numbers(area, 0),
						numbers(area, column));
				series.setTitle(title(area, column), area.heading(column));
				series.setSmooth(false);
				series.setMarkerStyle(MarkerStyle.NONE);
				series.setLineProperties((column == 1) ? line(color, 2.25, DASHES.get(curve % DASHES.size()))
						: line(color, 1, LIMIT_DASHES.get(curve % LIMIT_DASHES.size())));
			}
			curve++;
		}
		drawn.plot(data);
		legend(drawn);
	}

	private void draw(XSSFChart drawn, LineChart lines) {
		XDDFCategoryAxis months = drawn.createCategoryAxis(AxisPosition.BOTTOM);
		axis(months, "Month", null);
		XDDFValueAxis values = drawn.createValueAxis(AxisPosition.LEFT);
		axis(values, lines.valueLabel(), axisFormat(lines.format()));
		values.setMinimum(0);
		if (lines.format() == Format.PERCENT) {
			values.setMaximum(largest(lines.lines().stream().flatMap((line) -> line.values().stream())));
		}
		values.setCrossBetween(AxisCrossBetween.BETWEEN);
		grid(values);
		XDDFLineChartData data = (XDDFLineChartData) drawn.createData(ChartTypes.LINE, months, values);
		data.setVaryColors(false);
		TableArea area = this.points.get(0);
		for (int line = 0; line < lines.lines().size(); line++) {
			String color = COLORS.get(line % COLORS.size());
			line(data, area, line, color, 2.25);
		}
		drawn.plot(data);
		legend(drawn);
	}

	private void draw(XSSFChart drawn, BarChart bars) {
		XDDFBarChartData data = bars(drawn, bars.valueLabel(), bars.format());
		if (bars.format() == Format.PERCENT) {
			drawn.getAxes().get(1).setMaximum(largest(bars.bars().stream().map(NativeChart::end)));
		}
		data.setGapWidth(60);
		TableArea area = this.points.get(0);
		XDDFBarChartData.Series series = bar(data, area, 1);
		series.setFillProperties(fill(Styles.ACCENT));
		drawn.plot(data);
		CTErrBars interval = series.getCTBarSer().addNewErrBars();
		interval.addNewErrBarType().setVal(STErrBarType.BOTH);
		interval.addNewErrValType().setVal(STErrValType.CUST);
		interval.addNewNoEndCap().setVal(false);
		fill(interval.addNewPlus(), numbers(area, 3));
		fill(interval.addNewMinus(), numbers(area, 2));
		interval.setSpPr(outline(Styles.INK).getXmlObject());
	}

	private static @Nullable Double end(BarChart.Bar bar) {
		return (bar.high() != null) ? bar.high() : bar.value();
	}

	/**
	 * The end of an axis of shares: left to itself Excel cuts intervals off or counts to
	 * 120 %.
	 */
	private static double largest(Stream<@Nullable Double> shares) {
		double largest = shares.filter(Objects::nonNull).mapToDouble(Double::doubleValue).max().orElse(1);
		return Math.min(1, Math.max(0.1, Math.ceil(largest * 10) / 10));
	}

	private void fill(CTNumDataSource target, XDDFNumericalDataSource<Double> source) {
		CTNumRef reference = target.addNewNumRef();
		reference.setF(source.getDataRangeReference());
		source.fillNumericalCache(reference.addNewNumCache());
	}

	private XDDFShapeProperties outline(String color) {
		XDDFShapeProperties shape = new XDDFShapeProperties();
		shape.setLineProperties(line(color, 1));
		return shape;
	}

	private void draw(XSSFChart drawn, RangeChart ranges) {
		XDDFBarChartData data = bars(drawn, ranges.valueLabel(), Format.PERCENT);
		drawn.getAxes().get(1).setMaximum(1);
		data.setGapWidth(50);
		TableArea area = this.points.get(0);
		bar(data, area, 1).setFillProperties(fill(Styles.ACCENT_LIGHT));
		XDDFBarChartData.Series middle = bar(data, area, 2);
		middle.setFillProperties(new XDDFNoFillProperties());
		middle.setLineProperties(line(Styles.INK, 1.25));
		bar(data, area, 3).setFillProperties(fill(Styles.ACCENT));
		drawn.plot(data);
		overlap(drawn);
		legend(drawn);
	}

	private void draw(XSSFChart drawn, FunnelChart funnel) {
		XDDFValueAxis size = drawn.createValueAxis(AxisPosition.BOTTOM);
		axis(size, funnel.sizeLabel(), NUMBER_AXIS);
		size.setMinimum(0);
		XDDFValueAxis share = drawn.createValueAxis(AxisPosition.LEFT);
		axis(share, funnel.shareLabel(), PERCENT_AXIS);
		share.setMinimum(0);
		share.setMaximum(1);
		share.setMajorUnit(0.25);
		grid(share);
		XDDFScatterChartData data = (XDDFScatterChartData) drawn.createData(ChartTypes.SCATTER, size, share);
		data.setStyle(ScatterStyle.LINE_MARKER);
		data.setVaryColors(false);
		TableArea limits = this.points.get(1);
		for (int column = 1; column <= 5; column++) {
			XDDFScatterChartData.Series series = scatter(data, limits, column);
			series.setMarkerStyle(MarkerStyle.NONE);
			series.setLineProperties((column == 1) ? line(Styles.INK, 1.5, PresetLineDash.LARGE_DASH)
					: (column <= 3) ? line(Styles.ACCENT, 1.5) : line(Styles.ACCENT, 1, PresetLineDash.DASH));
		}
		XDDFScatterChartData.Series sites = scatter(data, this.points.get(0), 1);
		sites.setMarkerStyle(MarkerStyle.CIRCLE);
		XDDFLineProperties none = new XDDFLineProperties(new XDDFNoFillProperties());
		sites.setLineProperties(none);
		XDDFShapeProperties marker = new XDDFShapeProperties(sites.getCTScatterSer().getMarker().addNewSpPr());
		marker.setFillProperties(fill("B35A00"));
		marker.setLineProperties(line("B35A00", 0.75));
		drawn.plot(data);
		legend(drawn);
	}

	private static XDDFScatterChartData.Series scatter(XDDFScatterChartData data, TableArea area, int column) {
		XDDFScatterChartData.Series series = (XDDFScatterChartData.Series) data.addSeries(numbers(area, 0),
				numbers(area, column));
		series.setTitle(title(area, column), area.heading(column));
		series.setSmooth(false);
		return series;
	}

	private void draw(XSSFChart drawn, SlopeChart slopes) {
		XDDFCategoryAxis moments = drawn.createCategoryAxis(AxisPosition.BOTTOM);
		axis(moments, "Moment", null);
		XDDFValueAxis values = drawn.createValueAxis(AxisPosition.LEFT);
		axis(values, slopes.valueLabel(), axisFormat(slopes.format()));
		if (slopes.format() == Format.PERCENT) {
			values.setMaximum(largest(slopes.slopes().stream().flatMap((one) -> Stream.of(one.before(), one.after()))));
		}
		values.setMinimum(0);
		values.setCrossBetween(AxisCrossBetween.BETWEEN);
		grid(values);
		XDDFLineChartData data = (XDDFLineChartData) drawn.createData(ChartTypes.LINE, moments, values);
		data.setVaryColors(false);
		TableArea area = this.points.get(0);
		for (int slope = 0; slope < slopes.slopes().size(); slope++) {
			String color = MORE_COLORS.get(slope % MORE_COLORS.size());
			line(data, area, slope, color, slopes.slopes().get(slope).isBeyondChance() ? 3 : 1.25);
		}
		drawn.plot(data);
		drawn.getOrAddLegend().setPosition(LegendPosition.RIGHT);
	}

	private void line(XDDFLineChartData data, TableArea area, int line, String color, double width) {
		XDDFLineChartData.Series series = (XDDFLineChartData.Series) data.addSeries(words(area),
				numbers(area, line + 1));
		series.setTitle(title(area, line + 1), area.heading(line + 1));
		series.setSmooth(false);
		series.setMarkerStyle(MARKERS.get(line % MARKERS.size()));
		series.setLineProperties(line(color, width, DASHES.get(line / MARKERS.size() % DASHES.size())));
		XDDFShapeProperties marker = new XDDFShapeProperties(series.getCTLineSer().getMarker().isSetSpPr()
				? series.getCTLineSer().getMarker().getSpPr() : series.getCTLineSer().getMarker().addNewSpPr());
		marker.setFillProperties(fill(color));
		marker.setLineProperties(line(color, 0.75));
	}

	private void draw(XSSFChart drawn, FlowChart flow) {
		XDDFCategoryAxis steps = drawn.createCategoryAxis(AxisPosition.BOTTOM);
		axis(steps, "Step", null);
		XDDFValueAxis values = drawn.createValueAxis(AxisPosition.LEFT);
		axis(values, flow.valueLabel(), NUMBER_AXIS);
		values.setMinimum(0);
		values.setCrossBetween(AxisCrossBetween.BETWEEN);
		grid(values);
		XDDFBarChartData data = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, steps, values);
		data.setBarDirection(BarDirection.COL);
		data.setBarGrouping(BarGrouping.STACKED);
		data.setVaryColors(false);
		data.setGapWidth(60);
		TableArea area = this.points.get(0);
		bar(data, area, 1).setFillProperties(new XDDFNoFillProperties());
		bar(data, area, 2).setFillProperties(fill(Styles.ACCENT));
		bar(data, area, 3).setFillProperties(fill(Styles.ACCENT_LIGHT));
		bar(data, area, 4).setFillProperties(fill("B35A00"));
		drawn.plot(data);
		overlap(drawn);
	}

	/** POI's small schema lacks the type of this attribute, so it is set as text. */
	private static void overlap(XSSFChart drawn) {
		try (XmlCursor cursor = drawn.getCTChart().getPlotArea().getBarChartArray(0).addNewOverlap().newCursor()) {
			cursor.setAttributeText(new QName("val"), "100");
		}
	}

	private XDDFBarChartData bars(XSSFChart drawn, String valueLabel, Format format) {
		XDDFCategoryAxis groups = drawn.createCategoryAxis(AxisPosition.LEFT);
		axis(groups, this.chart.numbers().columns().get(0).heading(), null);
		groups.setOrientation(AxisOrientation.MAX_MIN);
		XDDFValueAxis values = drawn.createValueAxis(AxisPosition.BOTTOM);
		axis(values, valueLabel, axisFormat(format));
		values.setMinimum(0);
		values.setCrosses(AxisCrosses.MAX);
		values.setCrossBetween(AxisCrossBetween.BETWEEN);
		grid(values);
		XDDFBarChartData data = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, groups, values);
		data.setBarDirection(BarDirection.BAR);
		data.setBarGrouping(BarGrouping.CLUSTERED);
		data.setVaryColors(false);
		return data;
	}

	private XDDFBarChartData.Series bar(XDDFBarChartData data, TableArea area, int column) {
		XDDFBarChartData.Series series = (XDDFBarChartData.Series) data.addSeries(words(area), numbers(area, column));
		series.setTitle(title(area, column), area.heading(column));
		return series;
	}

	private static void axis(XDDFChartAxis axis, String label, @Nullable String format) {
		axis.setTitle(label);
		axis.setVisible(true);
		if (format != null) {
			axis.setNumberFormat(format);
		}
		axis.getOrAddTextProperties().setFontSize(9.0);
	}

	private void grid(XDDFValueAxis axis) {
		axis.getOrAddMajorGridProperties().setLineProperties(line(Styles.RULE, 0.5));
	}

	private static void legend(XSSFChart drawn) {
		drawn.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
	}

	private static String axisFormat(Format format) {
		return (format == Format.PERCENT) ? PERCENT_AXIS : NUMBER_AXIS;
	}

	private static String title(TableArea area, int column) {
		return area.sheet()
			.getRow(area.heading(column).getRow())
			.getCell(area.heading(column).getCol())
			.getStringCellValue();
	}

	private static XDDFNumericalDataSource<Double> numbers(TableArea area, int column) {
		return XDDFDataSourcesFactory.fromNumericCellRange(area.sheet(), area.column(column));
	}

	private static XDDFDataSource<String> words(TableArea area) {
		return XDDFDataSourcesFactory.fromStringCellRange(area.sheet(), area.column(0));
	}

	private XDDFFillProperties fill(String color) {
		return new XDDFSolidFillProperties(XDDFColor.from(Styles.rgb(Styles.inPalette(color, this.palette))));
	}

	private XDDFLineProperties line(String color, double width) {
		XDDFLineProperties line = new XDDFLineProperties(fill(color));
		line.setWidth(width);
		return line;
	}

	private XDDFLineProperties line(String color, double width, PresetLineDash dash) {
		XDDFLineProperties line = line(color, width);
		if (dash != PresetLineDash.SOLID) {
			line.setPresetDash(new XDDFPresetLineDash(dash));
		}
		return line;
	}

}

package org.clinicoutcomes.templates.pdf;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Table;

/**
 * Gives every column the width its figures need and lets names wrap in what is left: of
 * several ways to do so the one under which the table is lowest.
 */
final class ColumnWidths {

	private static final int PAGE = 504;

	private static final int PADDING = 9;

	private static final int WIDEST_AIR = 16;

	/** A longer one breaks, or it would take the room of the figures. */
	private static final int LONGEST_WORD = 110;

	/** How far headings, and words where a figure is missing, may widen a column. */
	private static final List<Wrap> WRAPS = List.of(new Wrap(56, 70), new Wrap(56, 0), new Wrap(40, 70),
			new Wrap(40, 0), new Wrap(0, 70), new Wrap(0, 0));

	private final Table table;

	private final TextWidths text = new TextWidths();

	/** What the cells say, row by row. */
	private final List<List<String>> said;

	private final Map<Integer, Integer> narrowest = new HashMap<>();

	private ColumnWidths(Table table) {
		this.table = table;
		this.said = table.rows()
			.stream()
			.map((row) -> IntStream.range(0, table.columns().size())
				.mapToObj((index) -> TableTemplate.text(row.cells().get(index), table.columns().get(index)))
				.toList())
			.toList();
	}

	static List<Integer> of(Table table) {
		return new ColumnWidths(table).lowest();
	}

	private List<Integer> lowest() {
		int[] best = WRAPS.stream()
			.map(this::widths)
			.min(Comparator.comparingInt(ColumnWidths::excess).thenComparingInt(this::height))
			.orElseThrow();
		int[] fitted = fit(best);
		air(fitted);
		return Arrays.stream(fitted).boxed().toList();
	}

	private int[] widths(Wrap wrap) {
		int[] widths = new int[this.table.columns().size()];
		Arrays.setAll(widths, (index) -> natural(index, wrap));
		shrink(widths);
		return widths;
	}

	private int natural(int index, Wrap wrap) {
		Table.Column column = this.table.columns().get(index);
		String heading = TableTemplate.heading(column);
		double width = Math.max(this.text.longestWord(heading, true, true),
				Math.min(this.text.width(heading, true, true), wrap.heading()));
		for (int number = 0; number < this.said.size(); number++) {
			Table.Row row = this.table.rows().get(number);
			String said = this.said.get(number).get(index);
			double whole = this.text.width(said, false, row.isTotal());
			double least = mayWrap(row.cells().get(index), said)
					? Math.max(this.text.longestWord(said, false, row.isTotal()), Math.min(whole, wrap.words()))
					: whole;
			width = Math.max(width, least);
		}
		return (int) Math.ceil(width) + room(index);
	}

	private static boolean mayWrap(Cell cell, String said) {
		return cell instanceof Cell.NotApplicable || said.endsWith(" points");
	}

	private int room(int index) {
		return PADDING + (TableTemplate.isSetApart(this.table, index) ? TableTemplate.SET_APART : 0);
	}

	/**
	 * Shares what the figures leave among the columns of words, which can wrap: a column
	 * with four times the text gets twice the width, and none less than its longest word
	 * or more than it needs.
	 */
	private void shrink(int[] widths) {
		int[] words = IntStream.range(0, widths.length).filter(this::isWords).toArray();
		if (excess(widths) == 0) {
			return;
		}
		int[] needed = widths.clone();
		double low = 0;
		double high = PAGE;
		while (high - low > 0.01) {
			double middle = (low + high) / 2;
			share(words, needed, middle, widths);
			if (excess(widths) > 0) {
				high = middle;
			}
			else {
				low = middle;
			}
		}
		share(words, needed, low, widths);
	}

	private void share(int[] words, int[] needed, double unit, int[] widths) {
		for (int index : words) {
			widths[index] = Math.min(needed[index], Math.max(this.narrowest.computeIfAbsent(index, this::narrowest),
					(int) (unit * Math.sqrt(needed[index]))));
		}
	}

	private boolean isWords(int index) {
		return !this.table.columns().get(index).format().isRightAligned();
	}

	private int narrowest(int index) {
		Table.Column column = this.table.columns().get(index);
		double width = this.text.longestWord(TableTemplate.heading(column), true, true);
		for (int number = 0; number < this.said.size(); number++) {
			width = Math.max(width, this.text.longestWord(this.said.get(number).get(index), false,
					this.table.rows().get(number).isTotal()));
		}
		return (int) Math.ceil(Math.min(width, LONGEST_WORD)) + room(index);
	}

	/**
	 * How high a table becomes in columns of these widths.
	 * @param table the table
	 * @param widths of its columns
	 * @return lines of text, the headings' included
	 */
	static int lines(Table table, List<Integer> widths) {
		return new ColumnWidths(table).height(widths.stream().mapToInt(Integer::intValue).toArray());
	}

	/** In lines of text, the headings' included. */
	private int height(int[] widths) {
		int[] fitted = fit(widths);
		int height = lines(fitted, (index) -> TableTemplate.heading(this.table.columns().get(index)), true, true);
		for (int number = 0; number < this.said.size(); number++) {
			height += lines(fitted, this.said.get(number)::get, false, this.table.rows().get(number).isTotal());
		}
		return height;
	}

	private int lines(int[] widths, IntFunction<String> said, boolean isHeading, boolean isBold) {
		return IntStream.range(0, widths.length)
			.map((index) -> this.text.lines(said.apply(index), widths[index] - room(index) + 1, isHeading, isBold))
			.max()
			.orElse(1);
	}

	private static int excess(int[] widths) {
		return Math.max(0, sum(widths) - PAGE);
	}

	private static int[] fit(int[] widths) {
		int sum = sum(widths);
		return (sum > PAGE) ? Arrays.stream(widths).map((width) -> width * PAGE / sum).toArray() : widths.clone();
	}

	private static void air(int[] widths) {
		int room = PAGE - sum(widths);
		int each = Math.min(room / widths.length, WIDEST_AIR);
		for (int index = 0; index < widths.length; index++) {
			widths[index] += each;
		}
	}

	private static int sum(int[] widths) {
		return Arrays.stream(widths).sum();
	}

	/**
	 * The widths up to which headings and words in a column of figures stay on one line.
	 */
	private record Wrap(double heading, double words) {

	}

}

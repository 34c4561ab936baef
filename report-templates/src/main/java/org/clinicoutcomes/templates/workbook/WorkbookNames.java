package org.clinicoutcomes.templates.workbook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.apache.poi.ss.util.WorkbookUtil;

/**
 * Gives sheets and tables names that Excel accepts, since it offers to repair a workbook
 * in which two names differ only by case or a name reads like a cell.
 */
final class WorkbookNames {

	private static final int LONGEST_SHEET_NAME = 31;

	/** Excel keeps this name for itself. */
	private final Set<String> sheets = new HashSet<>(Set.of("history"));

	private final Set<String> tables = new HashSet<>();

	String sheet(String title) {
		String printable = title.replaceAll("[\\p{Cc}\\p{Cs}\ufffe\uffff]", "-");
		String safe = WorkbookUtil.createSafeSheetName(printable, '-');
		String name = safe;
		for (int number = 2; !this.sheets.add(name.toLowerCase(Locale.ROOT)); number++) {
			String suffix = " " + number;
			name = safe.substring(0, Math.min(safe.length(), LONGEST_SHEET_NAME - suffix.length())) + suffix;
		}
		return name;
	}

	String table(String id) {
		boolean readsLikeCell = id.matches("(?i)[a-z]{1,3}[0-9]+|[rc]|r[0-9]*c[0-9]*");
		String safe = readsLikeCell ? id + "_" : id;
		String name = safe;
		for (int number = 2; !this.tables.add(name.toLowerCase(Locale.ROOT)); number++) {
			name = safe + "_" + number;
		}
		return name;
	}

}

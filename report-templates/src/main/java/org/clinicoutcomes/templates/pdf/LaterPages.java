package org.clinicoutcomes.templates.pdf;

import net.sf.jasperreports.engine.JRDefaultScriptlet;
import net.sf.jasperreports.engine.JRScriptletException;

/**
 * Tells the template whether the first page, which carries the title, is over: only later
 * pages have a running head. Public because the library makes it by name.
 */
public final class LaterPages extends JRDefaultScriptlet {

	private int pages;

	@Override
	public void afterReportInit() throws JRScriptletException {
		setVariableValue("isLaterPage", false);
	}

	@Override
	public void afterPageInit() throws JRScriptletException {
		this.pages++;
		setVariableValue("isLaterPage", this.pages > 1);
	}

}

package org.clinicoutcomes.templates.pdf;

/**
 * A clinic's own template that could do more than place what the report says.
 */
public final class TemplateRefused extends IllegalArgumentException {

	private static final long serialVersionUID = 1;

	TemplateRefused(String message) {
		super(message);
	}

}

package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * What the numbers say in plain English.
 *
 * @param title heading, empty for none
 * @param sentences complete sentences
 */
public record Sentences(String title, List<String> sentences) implements Block {

	public Sentences {
		sentences = List.copyOf(sentences);
	}

}

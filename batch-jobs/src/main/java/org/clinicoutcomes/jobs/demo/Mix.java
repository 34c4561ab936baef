package org.clinicoutcomes.jobs.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Words and how often each occurs, written as {@code "alcohol 45, cocaine 8"}.
 */
final class Mix {

	private final List<String> words = new ArrayList<>();

	private final double[] upTo;

	Mix(String text) {
		String[] parts = text.split(", ");
		this.upTo = new double[parts.length];
		double total = 0;
		for (int i = 0; i < parts.length; i++) {
			String[] part = parts[i].split(" ");
			this.words.add(part[0]);
			total += Double.parseDouble(part[1]);
			this.upTo[i] = total;
		}
	}

	String pick(Chance chance) {
		double drawn = chance.share() * this.upTo[this.upTo.length - 1];
		int i = 0;
		while (drawn >= this.upTo[i]) {
			i++;
		}
		return this.words.get(i);
	}

}

package org.clinicoutcomes.domain.report;

/**
 * A warning that must be read before the numbers, for example that a source is late.
 *
 * @param word one or two words that say what it is, for example {@code Provisional}
 * @param text one or two sentences
 */
public record Banner(String word, String text) implements Block {

}

package org.clinicoutcomes.domain.feed;

/**
 * Two dates of a row that must stand in order.
 *
 * @param code reason code of a row that breaks the rule
 * @param column the later date
 * @param notBefore the earlier date
 */
public record OrderRule(String code, String column, String notBefore) {
}

/**
 * How sure a number is: each printed statistic with its 95 % interval, from counts that a
 * database has already grouped.
 * <ul>
 * <li>{@link org.clinicoutcomes.domain.statistics.Proportion}: subjects of whom each
 * client gives one</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.ClusteredProportion}: subjects finer
 * than clients, such as sessions or tests</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.PairedChange}: before and after on the
 * same people</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.DifferenceOfProportions}: two different
 * groups</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.FunnelLimits}: where sites may lie by
 * chance</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.Tally}: means, medians and quantiles of
 * numbers</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.KaplanMeier}: times to an event, some
 * of them not yet seen to their end</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.LogRank}: whether such times differ
 * between groups</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.CumulativeIncidence}: times to events
 * of several kinds that rule each other out</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.ClusteredMean}: means of subjects finer
 * than clients</li>
 * <li>{@link org.clinicoutcomes.domain.statistics.GoalAttainment}: a person's goals
 * together</li>
 * </ul>
 * All of them are plain values, compute on demand, round nothing and answer with an empty
 * optional where there is no one to count.
 */
@NullMarked
package org.clinicoutcomes.domain.statistics;

import org.jspecify.annotations.NullMarked;

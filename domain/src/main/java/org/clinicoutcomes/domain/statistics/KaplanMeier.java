package org.clinicoutcomes.domain.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The share of people not yet having had an event as time goes by, estimated so that
 * those whose end is not yet known count for as long as they were seen.
 * <p>
 * S(t) is the product of (1 − d/n) over the times up to t, with d events among n at risk
 * (E. L. Kaplan and P. Meier, 1958); people censored at a time are at risk for the events
 * of that time. The standard error is S·√V with V = Σ d/(n(n−d)) (M. Greenwood, 1926),
 * the 95 % interval S^exp(±z·√V ÷ ln S), z = 1.95996… (J. D. Kalbfleisch and R. L.
 * Prentice, 1980). The median is the first time at which S is at most ½, or, if S is
 * exactly ½ there, the middle between that time and the next event; its limits are read
 * from the curves of the interval's limits in the same way (R. Brookmeyer and J. Crowley,
 * 1982). All of this agrees with {@code survfit(…, conf.type = "log-log")} of R's package
 * {@code survival}.
 */
public final class KaplanMeier {

	private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

	/** R's tolerance: up to here a product of fractions counts as exactly one half. */
	private static final double HALF_TOLERANCE = Math.sqrt(Math.ulp(1.0));

	private final NavigableMap<Double, Step> stepsByTime;

	private KaplanMeier(NavigableMap<Double, Step> stepsByTime) {
		this.stepsByTime = stepsByTime;
	}

	/**
	 * Estimates the curve.
	 * @param observations what is known of the people, in any order; equal ones add up
	 * @return the curve, without steps if there are no events
	 */
	public static KaplanMeier of(Collection<Observation> observations) {
		TreeMap<Double, Long> events = new TreeMap<>();
		TreeMap<Double, Long> censored = new TreeMap<>();
		long atRisk = 0;
		for (Observation observation : observations) {
			events.merge(observation.time(), observation.event() ? observation.count() : 0, Long::sum);
			censored.merge(observation.time(), observation.event() ? 0 : observation.count(), Long::sum);
			atRisk += observation.count();
		}
		TreeMap<Double, Step> stepsByTime = new TreeMap<>();
		double survival = 1;
		double variance = 0;
		for (Map.Entry<Double, Long> entry : events.entrySet()) {
			double time = entry.getKey();
			long eventsNow = entry.getValue();
			survival *= (double) (atRisk - eventsNow) / atRisk;
			variance += (double) eventsNow / atRisk / (atRisk - eventsNow);
			stepsByTime.put(time, new Step(time, atRisk, eventsNow, censored.get(time), survival,
					survival * Math.sqrt(variance), logLogInterval(survival, variance)));
			atRisk -= eventsNow + censored.get(time);
		}
		return new KaplanMeier(stepsByTime);
	}

	private static Optional<Interval> logLogInterval(double survival, double variance) {
		if (survival == 0 || survival == 1) {
			return Optional.empty();
		}
		double logarithm = Math.log(survival);
		double stretch = Math.exp(Z * Math.sqrt(variance) / -logarithm);
		return Optional.of(new Interval(Math.exp(logarithm * stretch), Math.exp(logarithm / stretch)));
	}

	/**
	 * The curve's steps down.
	 * @return one step per time with an event, in the order of time
	 */
	public List<Step> steps() {
		return this.stepsByTime.values().stream().filter((step) -> step.events() > 0).toList();
	}

	/**
	 * The curve at a time, whether or not anything happens at it.
	 * @param time 0 or more
	 * @return the estimate in force and the counts at exactly this time, empty if no one
	 * was seen for so long
	 */
	public Optional<Step> at(double time) {
		if (!(time >= 0)) {
			throw new IllegalArgumentException("A time must be 0 or more, got: %s".formatted(time));
		}
		Map.Entry<Double, Step> next = this.stepsByTime.ceilingEntry(time);
		if (next == null || next.getKey() == time) {
			return Optional.ofNullable(next).map(Map.Entry::getValue);
		}
		long atRisk = next.getValue().atRisk();
		Map.Entry<Double, Step> last = this.stepsByTime.floorEntry(time);
		if (last == null) {
			return Optional.of(new Step(time, atRisk, 0, 0, 1, 0, Optional.empty()));
		}
		Step inForce = last.getValue();
		return Optional
			.of(new Step(time, atRisk, 0, 0, inForce.survival(), inForce.standardError(), inForce.logLogInterval()));
	}

	/**
	 * The time by which half of the people have had the event.
	 * @return the median in the unit of the times, empty if the curve stays above ½
	 */
	public OptionalDouble median() {
		return firstTimeAtHalf((step) -> Optional.of(step.survival()));
	}

	/**
	 * The lower limit of the median's 95 % interval.
	 * @return a time, empty if the lower curve stays above ½
	 */
	public OptionalDouble medianLow() {
		return firstTimeAtHalf((step) -> step.logLogInterval().map(Interval::low));
	}

	/**
	 * The upper limit of the median's 95 % interval.
	 * @return a time, empty if the upper curve stays above ½
	 */
	public OptionalDouble medianHigh() {
		return firstTimeAtHalf((step) -> step.logLogInterval().map(Interval::high));
	}

	private OptionalDouble firstTimeAtHalf(Function<Step, Optional<Double>> curve) {
		double reachedAt = Double.NaN;
		double reached = Double.NaN;
		for (Step step : steps()) {
			double height = curve.apply(step).orElse(Double.NaN);
			if (!Double.isNaN(reached) && height < reached) {
				return OptionalDouble.of((reachedAt + step.time()) / 2);
			}
			if (Double.isNaN(reached) && height < 0.5 + HALF_TOLERANCE) {
				if (height <= 0.5 - HALF_TOLERANCE) {
					return OptionalDouble.of(step.time());
				}
				reachedAt = step.time();
				reached = height;
			}
		}
		return Double.isNaN(reached) ? OptionalDouble.empty() : OptionalDouble.of(reachedAt);
	}

	/**
	 * What is known of some people: that they had the event after a time, or that they
	 * had not had it when last seen.
	 *
	 * @param time from the start to the event or the last sight, 0 or more; equal times
	 * must be equal numbers
	 * @param event whether the event happened, otherwise the people are censored
	 * @param count how many people, 1 or more
	 */
	public record Observation(double time, boolean event, long count) {

		public Observation {
			if (!Double.isFinite(time) || time < 0) {
				throw new IllegalArgumentException(
						"An observation's time must be finite and 0 or more, got: one that is not; check the measure's value");
			}
			if (count < 1) {
				throw new IllegalArgumentException(
						"An observation must be of 1 person or more, got: %d".formatted(count));
			}
		}

	}

	/**
	 * The curve at one time.
	 *
	 * @param time the time, in the unit of the observations
	 * @param atRisk people seen until this time or longer and without an event before it
	 * @param events events at exactly this time
	 * @param censored people seen until exactly this time without an event
	 * @param survival share not having had the event by the end of this time, from 0 to 1
	 * @param standardError Greenwood's standard error of the share, NaN if the share is 0
	 * @param logLogInterval the 95 % interval of the share, empty if the share is 0 or 1
	 */
	public record Step(double time, long atRisk, long events, long censored, double survival, double standardError,
			Optional<Interval> logLogInterval) {

	}

}

package org.clinicoutcomes.domain.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The share of people who have had an event of each kind as time goes by, where one kind
 * rules out the others and some people's end is not yet known.
 * <p>
 * The incidence of a kind grows at each time by S(t−) · d ÷ n, with d events of the kind
 * among n at risk and S the share without any event so far (O. Aalen and S. Johansen,
 * 1978); people censored at a time are at risk for the events of that time, and the
 * incidences of all kinds and S add up to 1. The standard error is the infinitesimal
 * jackknife's, the root of the summed squares of each person's influence. The 95 %
 * interval is p^exp(±z · se ÷ (p ln p)), z = 1.95996…. All of this agrees with
 * {@code survfit(Surv(time, kind) ~ 1, conf.type = "log-log")} of R's package
 * {@code survival}.
 */
public final class CumulativeIncidence {

	private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

	private final List<Step> steps;

	private CumulativeIncidence(List<Step> steps) {
		this.steps = steps;
	}

	/**
	 * Estimates the incidences.
	 * @param observations what is known of the people, in any order; equal ones add up
	 * @return one curve per kind that occurs
	 */
	public static CumulativeIncidence of(Collection<Observation> observations) {
		SortedSet<String> names = new TreeSet<>();
		TreeMap<Double, TreeMap<String, Long>> byTime = new TreeMap<>();
		for (Observation observation : observations) {
			String kind = observation.kind();
			if (kind != null) {
				names.add(kind);
			}
			byTime.computeIfAbsent(observation.time(), (time) -> new TreeMap<>())
				.merge((kind != null) ? kind : "", observation.count(), Long::sum);
		}
		return new Estimate(List.copyOf(names), byTime).run();
	}

	/**
	 * All steps up.
	 * @return one step per kind and time with an event of that kind, in the order of time
	 */
	public List<Step> steps() {
		return this.steps;
	}

	/**
	 * The steps of one kind.
	 * @param kind the kind
	 * @return its steps in the order of time
	 */
	public List<Step> steps(String kind) {
		return this.steps.stream().filter((step) -> step.kind().equals(kind)).toList();
	}

	/**
	 * What is known of some people: that they had an event of a kind after a time, or
	 * that they had had none when last seen.
	 *
	 * @param time from the start to the event or the last sight, 0 or more
	 * @param kind the kind of the event, null if the people are censored
	 * @param count how many people, 1 or more
	 */
	public record Observation(double time, @Nullable String kind, long count) {

		public Observation {
			if (!Double.isFinite(time) || time < 0) {
				throw new IllegalArgumentException(
						"An observation's time must be finite and 0 or more, got: one that is not; check the measure's value");
			}
			if (kind != null && kind.isEmpty()) {
				throw new IllegalArgumentException(
						"A kind of event must have a name, got: an empty one; return null for people without an event");
			}
			if (count < 1) {
				throw new IllegalArgumentException(
						"An observation must be of 1 person or more, got: %d".formatted(count));
			}
		}

	}

	/**
	 * The incidence of one kind at one time.
	 *
	 * @param kind the kind of event
	 * @param time the time, in the unit of the observations
	 * @param atRisk people seen until this time or longer and without an event before it
	 * @param events events of the kind at exactly this time
	 * @param incidence share having had an event of the kind by the end of this time
	 * @param standardError of the incidence
	 * @param interval its 95 % interval, empty if the incidence is 1
	 */
	public record Step(String kind, double time, long atRisk, long events, double incidence, double standardError,
			Optional<Interval> interval) {

	}

	/**
	 * Goes through the times once; the influence of the people is kept for groups of
	 * people who are alike, one for each time and kind, and one for all still at risk.
	 */
	private static final class Estimate {

		private final List<String> kinds;

		private final TreeMap<Double, TreeMap<String, Long>> byTime;

		/** Incidence of each kind, and last the share without an event. */
		private final double[] shares;

		private final List<Influence> left = new ArrayList<>();

		private double[] ofThoseAtRisk;

		private long atRisk;

		Estimate(List<String> kinds, TreeMap<Double, TreeMap<String, Long>> byTime) {
			this.kinds = kinds;
			this.byTime = byTime;
			this.shares = new double[kinds.size() + 1];
			this.shares[kinds.size()] = 1;
			this.ofThoseAtRisk = new double[kinds.size() + 1];
			this.atRisk = byTime.values()
				.stream()
				.flatMap((counts) -> counts.values().stream())
				.mapToLong(Long::longValue)
				.sum();
		}

		CumulativeIncidence run() {
			List<Step> steps = new ArrayList<>();
			for (Map.Entry<Double, TreeMap<String, Long>> entry : this.byTime.entrySet()) {
				Map<String, Long> counts = entry.getValue();
				advance(counts);
				for (int kind = 0; kind < this.kinds.size(); kind++) {
					long events = counts.getOrDefault(this.kinds.get(kind), 0L);
					if (events > 0) {
						steps.add(step(entry.getKey(), kind, events));
					}
				}
				this.atRisk -= counts.values().stream().mapToLong(Long::longValue).sum();
			}
			return new CumulativeIncidence(steps);
		}

		private void advance(Map<String, Long> counts) {
			int free = this.kinds.size();
			double[] hazards = new double[free];
			for (int kind = 0; kind < free; kind++) {
				hazards[kind] = (double) counts.getOrDefault(this.kinds.get(kind), 0L) / this.atRisk;
			}
			double before = this.shares[free];
			this.left.forEach((one) -> carry(one.values(), hazards));
			carry(this.ofThoseAtRisk, hazards);
			for (Map.Entry<String, Long> entry : counts.entrySet()) {
				double[] values = this.ofThoseAtRisk.clone();
				add(values, hazards, this.kinds.indexOf(entry.getKey()), before);
				this.left.add(new Influence(entry.getValue(), values));
			}
			add(this.ofThoseAtRisk, hazards, -1, before);
			for (int kind = 0; kind < free; kind++) {
				this.shares[kind] += before * hazards[kind];
				this.shares[free] -= before * hazards[kind];
			}
		}

		private static void carry(double[] values, double[] hazards) {
			double free = values[hazards.length];
			for (int kind = 0; kind < hazards.length; kind++) {
				values[kind] += free * hazards[kind];
				values[hazards.length] -= free * hazards[kind];
			}
		}

		private void add(double[] values, double[] hazards, int had, double before) {
			for (int kind = 0; kind < hazards.length; kind++) {
				double change = before * (((kind == had) ? 1 : 0) - hazards[kind]) / this.atRisk;
				values[kind] += change;
				values[hazards.length] -= change;
			}
		}

		private Step step(double time, int kind, long events) {
			long remaining = this.atRisk - this.byTime.get(time).values().stream().mapToLong(Long::longValue).sum();
			double variance = remaining * this.ofThoseAtRisk[kind] * this.ofThoseAtRisk[kind] + this.left.stream()
				.mapToDouble((one) -> one.count() * one.values()[kind] * one.values()[kind])
				.sum();
			double incidence = this.shares[kind];
			double standardError = Math.sqrt(variance);
			return new Step(this.kinds.get(kind), time, this.atRisk, events, incidence, standardError,
					interval(incidence, standardError));
		}

		private static Optional<Interval> interval(double incidence, double standardError) {
			double logarithm = Math.log(incidence);
			if (logarithm >= -1e-12) {
				return Optional.empty();
			}
			double stretch = Math.exp(Z * standardError / (incidence * -logarithm));
			return Optional.of(new Interval(Math.exp(logarithm * stretch), Math.exp(logarithm / stretch)));
		}

	}

	/**
	 * By how much each of some people moves the shares.
	 */
	private record Influence(long count, double[] values) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Influence influence && this.count == influence.count
					&& Arrays.equals(this.values, influence.values);
		}

		@Override
		public int hashCode() {
			return Long.hashCode(this.count) + Arrays.hashCode(this.values);
		}

	}

}

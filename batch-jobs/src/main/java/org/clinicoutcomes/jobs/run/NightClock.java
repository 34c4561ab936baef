package org.clinicoutcomes.jobs.run;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that is set by hand, so that nights of the past can be played.
 */
public final class NightClock extends Clock {

	private Instant now = Instant.EPOCH;

	/**
	 * Set the clock.
	 * @param moment what it is to show
	 */
	public void set(Instant moment) {
		this.now = moment;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.fixed(this.now, zone);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}

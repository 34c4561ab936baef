package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Everything a module needs to write down what it knows of one client.
 *
 * @param person the client
 * @param journey the client's stays
 * @param use the client's days of use
 * @param network the sites
 * @param surprises what goes wrong on purpose
 * @param delivery where rows go
 */
record CaseFile(Person person, Journey journey, UseHistory use, Network network, Surprises surprises,
		Delivery delivery) {

	/**
	 * Begin an entry about the client.
	 * @param feed the feed
	 * @param key the source's key
	 * @return an entry with the client's key
	 */
	Entry entry(String feed, String key) {
		return this.delivery.entry(feed, key).set("client_id", this.person.clientId());
	}

	/**
	 * Begin an entry about a stay, which is named where the site does that.
	 * @param feed the feed
	 * @param key the source's key
	 * @param stay the stay
	 * @return an entry with the keys of client and stay
	 */
	Entry entry(String feed, String key, Stay stay) {
		return entry(feed, key).set("stay_id", stay.site().namesStay() ? stay.id() : null);
	}

	/**
	 * Some moment of a day at which a stay's site is at work.
	 * @param stay the stay
	 * @param day the day
	 * @param chance decides on the hour
	 * @return a moment after the stay was opened
	 */
	Instant duringWork(Stay stay, LocalDate day, Chance chance) {
		return stay.site().at(day, chance.between(9, 16), chance.between(0, 59));
	}

}

package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with single clients so that every night has something to show: a client
 * registered a night after all that refers to it, and admissions entered twice.
 */
final class Surprises {

	private static final int LATEST_DAYS = 5;

	// In a smaller network a few rows more or less look like a file cut off.
	private static final int FEWEST_CLIENTS = 40;

	private final int clients;

	private final Map<Integer, Instant> registeredLate = new TreeMap<>();

	Surprises(int clients, Network network, List<DemoNight> nights) {
		this.clients = clients;
		for (DemoNight night : nights.subList(0, nights.size() - 1)) {
			LocalDate day = night.knownAt().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(2);
			int number = lastAdmittedBy(day, network);
			if (number > 0 && !network.admissionOf(number).isBefore(day.minusDays(LATEST_DAYS))) {
				this.registeredLate.put(number, night.knownAt().plus(14, ChronoUnit.HOURS));
			}
		}
	}

	/**
	 * When a client is registered too late.
	 * @param number number of the client
	 * @return the moment, null if the client is registered in time
	 */
	@Nullable Instant registeredLateAt(int number) {
		return this.registeredLate.get(number);
	}

	/**
	 * Whether someone enters a client's first admission a second time and takes it back
	 * at the end of the month.
	 * @param number number of the client
	 * @return true for three clients who come towards the end
	 */
	boolean isEnteredTwice(int number) {
		int fromEnd = this.clients - number;
		return hasBadRows() && (fromEnd == 3 || fromEnd == 5 || fromEnd == 7);
	}

	/**
	 * Whether files hold rows that must be refused.
	 * @return false in a network too small for them
	 */
	boolean hasBadRows() {
		return this.clients >= FEWEST_CLIENTS;
	}

	private int lastAdmittedBy(LocalDate day, Network network) {
		int low = 0;
		int high = this.clients;
		while (low < high) {
			int middle = (low + high + 1) / 2;
			if (network.admissionOf(middle).isAfter(day)) {
				high = middle - 1;
			}
			else {
				low = middle;
			}
		}
		return low;
	}

}

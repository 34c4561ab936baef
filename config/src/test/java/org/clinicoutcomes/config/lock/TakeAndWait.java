package org.clinicoutcomes.config.lock;

import java.nio.file.Path;

import org.clinicoutcomes.config.Home;

/**
 * Takes a home's lock and waits to be killed.
 */
final class TakeAndWait {

	private TakeAndWait() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		System.out.println("said " + HomeLock.tryTake(Home.at(Path.of(arguments[0]))).isPresent());
		Thread.sleep(60_000);
	}

}

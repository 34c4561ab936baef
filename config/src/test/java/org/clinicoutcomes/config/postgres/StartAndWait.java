package org.clinicoutcomes.config.postgres;

import java.nio.file.Path;

import org.clinicoutcomes.config.Home;

/**
 * Starts a server and waits to be killed.
 */
final class StartAndWait {

	private StartAndWait() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		System.out.println("said " + EmbeddedServer.start(Home.at(Path.of(arguments[0]))).pid());
		Thread.sleep(60_000);
	}

}

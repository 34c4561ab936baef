package org.clinicoutcomes.jobs.publish;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;
import org.clinicoutcomes.config.Home;

/**
 * Times the making of issues: one site's report, the reports of 200 sites one after the
 * other, and disclosure control for one release about 200 sites.
 */
public final class IssueBench {

	private static final int SITES = 200;

	private static final int CLIENTS_OF_ONE_SITE = 200;

	private IssueBench() {
	}

	/**
	 * Run the bench.
	 * @param args number of clients of the network, folder to work in
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[1]).toAbsolutePath();
		Home.delete(folder);
		new SiteReports(folder.resolve("site"), CLIENTS_OF_ONE_SITE).make(SITES);
		new NetworkRelease(folder.resolve("network"), Integer.parseInt(args[0]), SITES).protect();
	}

	/** Of all threads; a machine that does other things too takes longer by the clock. */
	static long processorNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

}

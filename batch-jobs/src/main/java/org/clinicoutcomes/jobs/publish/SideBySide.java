package org.clinicoutcomes.jobs.publish;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Does two things at once. The thread is one of its own, because those of the common pool
 * do not see the classes in the program's jar.
 */
final class SideBySide {

	private SideBySide() {
	}

	/**
	 * Do both, and end when both have ended.
	 * @param here is done by the caller's thread
	 * @param there is done by another
	 * @throws RuntimeException what either of them threw, the caller's first
	 */
	static void run(Runnable here, Runnable there) {
		FutureTask<Void> other = new FutureTask<>(there, null);
		new Thread(other, "side-by-side").start();
		try {
			here.run();
		}
		catch (RuntimeException | Error ex) {
			try {
				await(other);
			}
			catch (RuntimeException | Error second) {
				ex.addSuppressed(second);
			}
			throw ex;
		}
		await(other);
	}

	private static void await(FutureTask<Void> other) {
		boolean isInterrupted = false;
		try {
			while (true) {
				try {
					other.get();
					return;
				}
				catch (InterruptedException ex) {
					isInterrupted = true;
				}
				catch (ExecutionException ex) {
					if (ex.getCause() instanceof Error error) {
						throw error;
					}
					throw (RuntimeException) ex.getCause();
				}
			}
		}
		finally {
			if (isInterrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}

package org.clinicoutcomes.jobs.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Lets the database work on several measures at once: each is a query of its own, and the
 * program only waits for it.
 */
final class Parallel {

	private static final int MOST = 3;

	<T> void forEach(Collection<T> items, Consumer<T> work) {
		int threads = Math.min(MOST, Runtime.getRuntime().availableProcessors());
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> futures = new ArrayList<>();
			for (T item : items) {
				futures.add(executor.submit(() -> work.accept(item)));
			}
			for (Future<?> future : futures) {
				await(future);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static void await(Future<?> future) {
		try {
			future.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("A measure must not be interrupted", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException("A measure must not fail by itself", ex.getCause());
		}
	}

}

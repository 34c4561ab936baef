package org.clinicoutcomes.jobs.publish;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SideBySideTests {

	@Test
	void bothAreDoneAtOnceWithTheSameClassesInSight() {
		CyclicBarrier both = new CyclicBarrier(2);
		Set<ClassLoader> loaders = ConcurrentHashMap.newKeySet();
		Runnable meet = () -> {
			loaders.add(Thread.currentThread().getContextClassLoader());
			meet(both);
		};
		SideBySide.run(meet, meet);
		assertThat(loaders).containsExactly(Thread.currentThread().getContextClassLoader());
	}

	@Test
	void whateverEitherThrowsReachesTheCallerWhenBothHaveEnded() {
		boolean[] isDone = new boolean[1];
		assertThatIllegalStateException()
			.isThrownBy(() -> SideBySide.run(() -> fail(new IllegalStateException("here")), () -> isDone[0] = true))
			.withMessage("here");
		assertThat(isDone[0]).isTrue();
		assertThatIllegalStateException()
			.isThrownBy(() -> SideBySide.run(() -> isDone[0] = true, () -> fail(new IllegalStateException("there"))))
			.withMessage("there");
		assertThatIllegalStateException()
			.isThrownBy(() -> SideBySide.run(() -> fail(new IllegalStateException("here")),
					() -> fail(new IllegalStateException("there"))))
			.withMessage("here")
			.satisfies((thrown) -> assertThat(thrown.getSuppressed()).hasSize(1));
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> SideBySide.run(() -> {
		}, () -> {
			throw new StackOverflowError();
		}));
	}

	private static void fail(RuntimeException failure) {
		throw failure;
	}

	private static void meet(CyclicBarrier both) {
		try {
			both.await(10, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}

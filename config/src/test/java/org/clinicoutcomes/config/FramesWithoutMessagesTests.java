package org.clinicoutcomes.config;

import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FramesWithoutMessagesTests {

	@Test
	void messagesOfOthersAreLeftOut() {
		Exception thrown = new IllegalStateException("client 4711",
				new ClinicFailure(ExitCode.USAGE, "A key must be known", new RuntimeException("client 4712")));
		assertThat(new FramesWithoutMessages().throwableProxyToString(new ThrowableProxy(thrown)))
			.contains("IllegalStateException", "ClinicFailure: A key must be known", "FramesWithoutMessagesTests")
			.doesNotContain("471");
	}

}

package org.clinicoutcomes.config;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;

/**
 * Prints where an exception came from but not what it says, because a database's error
 * text may quote a client's row.
 */
public final class FramesWithoutMessages extends ThrowableProxyConverter {

	private static final int FRAMES = 12;

	@Override
	protected String throwableProxyToString(IThrowableProxy thrown) {
		StringBuilder text = new StringBuilder();
		Set<IThrowableProxy> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (IThrowableProxy cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
			text.append((cause == thrown) ? "" : "caused by ").append(cause.getClassName());
			if (cause instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof ClinicFailure failure) {
				text.append(": ").append(failure.getMessage());
			}
			text.append(System.lineSeparator());
			StackTraceElementProxy[] frames = cause.getStackTraceElementProxyArray();
			for (int frame = 0; frame < Math.min(frames.length - cause.getCommonFrames(), FRAMES); frame++) {
				text.append('\t').append(frames[frame]).append(System.lineSeparator());
			}
		}
		return text.toString();
	}

}

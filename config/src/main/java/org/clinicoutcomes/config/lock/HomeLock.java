package org.clinicoutcomes.config.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;

/**
 * Held by the one run that may write in a home, from before anything is read to the end:
 * a locked file, which the operating system frees when the process dies in whatever way.
 */
public final class HomeLock implements AutoCloseable {

	// The operating system forgets a process's lock when the process closes any other
	// channel to the file, so a second attempt must not even open it.
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;

	private final FileChannel channel;

	private HomeLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Takes the lock of a home.
	 * @param home the clinic's folder
	 * @return the lock, or empty if another run holds it
	 * @throws ClinicFailure if the file cannot be written
	 */
	public static Optional<HomeLock> tryTake(Home home) {
		Path file = home.lock();
		if (!HELD.add(file)) {
			return Optional.empty();
		}
		Optional<HomeLock> taken = Optional.empty();
		try {
			taken = lock(file);
			return taken;
		}
		catch (IOException ex) {
			throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "The lock must be a file this user can write, got: "
					+ file + "; change its owner or free space on the disk", ex);
		}
		finally {
			if (taken.isEmpty()) {
				HELD.remove(file);
			}
		}
	}

	/**
	 * Takes the lock of a home or ends the command.
	 * @param home the clinic's folder
	 * @return the lock
	 * @throws ClinicFailure with {@link ExitCode#LOCKED} if another run holds it
	 */
	public static HomeLock take(Home home) {
		return tryTake(home).orElseThrow(() -> new ClinicFailure(ExitCode.LOCKED,
				"No other run may be under way, got: another run holds " + home.lock() + "; wait until it has ended"));
	}

	private static Optional<HomeLock> lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			FileLock lock = channel.tryLock();
			if (lock != null) {
				return Optional.of(new HomeLock(file, channel));
			}
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
		channel.close();
		return Optional.empty();
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// The operating system frees the lock with the process at the latest.
		}
		finally {
			HELD.remove(this.file);
		}
	}

}

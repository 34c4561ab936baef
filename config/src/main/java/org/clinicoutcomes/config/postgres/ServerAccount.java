package org.clinicoutcomes.config.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;

/**
 * Under whose identity the server runs, because PostgreSQL refuses to run as root.
 *
 * @param prefix what a program is started through, empty for an ordinary user
 * @param user the numeric owner of the data, -1 to leave it as it is
 * @param group its numeric group
 */
record ServerAccount(List<String> prefix, int user, int group) {

	private static final int NOBODY = 65534;

	static ServerAccount choose(Home home, Binaries binaries) throws IOException {
		if (!isRoot(home)) {
			return new ServerAccount(List.of(), -1, -1);
		}
		ServerAccount dropped = unprivileged(home);
		open(home, true);
		if (dropped.canRun(home, binaries)) {
			return dropped;
		}
		open(home, false);
		ServerAccount namespace = new ServerAccount(List.of("unshare", "--user", "--"), 0, 0);
		if (namespace.canRun(home, binaries)) {
			return namespace;
		}
		throw new ClinicFailure(ExitCode.DATABASE_OR_DISK,
				"PostgreSQL must run as another user than root, got: root, and neither setpriv nor unshare can change"
						+ " that for " + home + "; start the program as the ordinary user who owns that folder");
	}

	private static ServerAccount unprivileged(Home home) throws IOException {
		int user = (int) Files.getAttribute(home.folder(), "unix:uid");
		int group = (int) Files.getAttribute(home.folder(), "unix:gid");
		// initdb refuses an owner who has a number but no name.
		boolean isNamed = !Files.getOwner(home.folder()).getName().equals(Integer.toString(user));
		if (user == 0 || group == 0 || !isNamed) {
			user = NOBODY;
			group = NOBODY;
		}
		return new ServerAccount(
				List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--no-new-privs", "--"),
				user, group);
	}

	private static boolean isRoot(Home home) throws IOException {
		if (!home.folder().getFileSystem().supportedFileAttributeViews().contains("unix")) {
			return false;
		}
		Path mine = Files.createTempFile(home.temp(), "mine", "");
		try {
			return (int) Files.getAttribute(mine, "unix:uid") == 0;
		}
		finally {
			Files.delete(mine);
		}
	}

	// Another user may pass through the folder to its own data, but not list it.
	private static void open(Home home, boolean passable) throws IOException {
		Files.setPosixFilePermissions(home.postgres(),
				PosixFilePermissions.fromString(passable ? "rwx--x--x" : "rwx------"));
	}

	private boolean canRun(Home home, Binaries binaries) {
		try {
			return run(home, binaries.program("postgres"), "--version").isGood();
		}
		catch (IOException ex) {
			return false;
		}
	}

	Command.Outcome run(Home home, String... words) throws IOException {
		List<String> command = new ArrayList<>(this.prefix);
		command.addAll(Arrays.asList(words));
		return new Command(home, command).run();
	}

	/**
	 * Hands a file or a folder with all it holds to the server's identity.
	 */
	void own(Path path) throws IOException {
		if (this.user < 0) {
			return;
		}
		Files.walkFileTree(path, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				change(folder);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				change(file);
				return FileVisitResult.CONTINUE;
			}

		});
	}

	boolean owns(Path path) throws IOException {
		return this.user < 0 || this.user == (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
	}

	private void change(Path path) throws IOException {
		Files.setAttribute(path, "unix:uid", this.user, LinkOption.NOFOLLOW_LINKS);
		Files.setAttribute(path, "unix:gid", this.group, LinkOption.NOFOLLOW_LINKS);
	}

}

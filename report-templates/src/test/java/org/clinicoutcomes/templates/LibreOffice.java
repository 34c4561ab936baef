package org.clinicoutcomes.templates;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The LibreOffice of this machine, if there is one, without a window: what a spreadsheet
 * makes of a file is best said by a spreadsheet.
 */
public final class LibreOffice {

	private static final List<String> NAMES = List.of("soffice", "libreoffice");

	private static final int PATIENCE_SECONDS = 180;

	private final Path program;

	private LibreOffice(Path program) {
		this.program = program;
	}

	/**
	 * Look for it.
	 * @return it, empty if it is not installed
	 */
	public static Optional<LibreOffice> find() {
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.map(LibreOffice::new);
	}

	/**
	 * Opens spreadsheets and says what they have become.
	 * @param folder where it may write
	 * @param files workbooks, or CSV files in UTF-8
	 * @return a flat XML document of each, in the same order
	 */
	public List<FlatSheet> open(Path folder, List<Path> files) throws IOException, InterruptedException {
		List<FlatSheet> opened = new ArrayList<>();
		for (String kind : List.of(".xlsx", ".csv")) {
			List<Path> some = files.stream().filter((file) -> file.toString().endsWith(kind)).toList();
			if (!some.isEmpty()) {
				convert(folder, some, kind.equals(".csv") ? "Text - txt - csv (StarCalc):44,34,76" : "");
			}
		}
		for (Path file : files) {
			String name = file.getFileName().toString();
			opened.add(FlatSheet.read(folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".fods")));
		}
		return opened;
	}

	private void convert(Path folder, List<Path> files, String filter) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(this.program.toString(),
				"-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless", "--norestore"));
		if (!filter.isEmpty()) {
			command.add("--infilter=" + filter);
		}
		command.addAll(List.of("--convert-to", "fods", "--outdir", folder.toString()));
		files.forEach((file) -> command.add(file.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve("libreoffice.log").toFile())
			.start();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
			throw new IllegalStateException(
					"LibreOffice must open the files within %d s, got: no answer".formatted(PATIENCE_SECONDS));
		}
	}

}

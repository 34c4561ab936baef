package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.disclosure.GeneratedRelease;
import org.clinicoutcomes.domain.disclosure.IntegerAttacker;
import org.clinicoutcomes.domain.disclosure.ProtectedRelease;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.templates.font.FontInstallation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Attacks what stands in the finished files of releases made by chance: the numbers of
 * results.csv together, and every number of workbook, page and PDF that results.csv does
 * not explain. {@code -Ddisclosure.files=100} attacks more of them.
 */
class FinishedFilesAttackTests {

	private static final int RELEASES = Integer.getInteger("disclosure.files", 20);

	/** Every second of them is of a larger clinic. */
	private static final int STEP = 6;

	/** The auditor once took it that no hidden count is zero, and refused it. */
	private static final int ONCE_REFUSED = 552;

	@TempDir
	private static Path folder;

	private static NumbersInFiles frame;

	@BeforeAll
	static void writeFilesWithoutResults(@TempDir Path fonts) throws IOException {
		FontInstallation.install(fonts);
		frame = NumbersInFiles.none();
		for (int seed : new int[] { 0, STEP }) {
			for (int threshold : new int[] { 5, 11 }) {
				Path files = Files.createDirectories(folder.resolve("frame-" + seed + "-" + threshold));
				FinishedRelease.write(GeneratedRelease.of(seed), threshold, List.of(), files);
				frame = frame.and(files);
			}
		}
	}

	@Test
	void filesGiveNoSmallCountAway() throws IOException {
		List<String> found = new ArrayList<>();
		int attacked = 0;
		int undecided = 0;
		int numbers = 0;
		int[] seeds = IntStream.concat(IntStream.of(ONCE_REFUSED), IntStream.range(0, RELEASES).map((i) -> STEP * i))
			.distinct()
			.toArray();
		for (int seed : seeds) {
			GeneratedRelease generated = GeneratedRelease.of(seed);
			Path files = Files.createDirectories(folder.resolve("release-" + seed));
			FinishedRelease.write(generated, files);
			List<Result> read = ResultsFile.read(files.resolve(IssueContent.RESULTS), (row) -> true);
			IntegerAttacker attacker = new IntegerAttacker(generated.threshold());
			attacker.read(generated.exact(), read);
			for (String one : attacker.attack()) {
				found.add("release " + seed + ": " + one);
			}
			attacked += attacker.attacked();
			undecided += attacker.undecided();
			ProtectedRelease release = generated.release();
			assertThatCode(() -> new Auditor(generated.threshold(), release.entries()).audit(files, release.entries(),
					Set.copyOf(generated.measures())))
				.as("the auditor lets release %d pass", seed)
				.doesNotThrowAnyException();
			NumbersInFiles finished = NumbersInFiles.none().and(files);
			numbers += finished.count();
			for (String one : finished.notExplainedBy(read, frame)) {
				found.add("release " + seed + ": " + one);
			}
		}
		System.out.printf("finished releases %d, small counts %d, undecided %d, numbers in files %d%n", seeds.length,
				attacked, undecided, numbers);
		assertThat(found).isEmpty();
		assertThat(attacked).isPositive();
		assertThat(undecided).isLessThanOrEqualTo(attacked / 20);
	}

	@Test
	void numberThatIsNotInResultsIsFoundInEveryFile() throws IOException {
		GeneratedRelease generated = GeneratedRelease.of(0);
		Path files = Files.createDirectories(folder.resolve("tampered"));
		FinishedRelease.write(generated, files);
		List<Result> read = ResultsFile.read(files.resolve(IssueContent.RESULTS), (row) -> true);
		assertThat(NumbersInFiles.none().and(files).notExplainedBy(read, frame)).isEmpty();

		Path workbook = files.resolve("outcomes.xlsx");
		try (InputStream in = Files.newInputStream(workbook); XSSFWorkbook opened = new XSSFWorkbook(in)) {
			in.close();
			opened.getSheetAt(1).createRow(900).createCell(20).setCellValue(3);
			try (OutputStream out = Files.newOutputStream(workbook)) {
				opened.write(out);
			}
		}
		Path page = files.resolve("outcomes.html");
		String text = Files.readString(page);
		Files.writeString(page,
				text.replaceFirst("</table>", "<tr><td>7</td><td><data value=\"4\">*</data></td></tr></table>"));
		assertThat(NumbersInFiles.none().and(files).notExplainedBy(read, frame)).hasSize(3)
			.anyMatch((one) -> one.startsWith("workbook: 3"))
			.anyMatch((one) -> one.startsWith("page, full value: 4"))
			.anyMatch((one) -> one.startsWith("page: 7"));
	}

}

package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.report.Differences;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.measure.Measuring.Measured;
import org.clinicoutcomes.jobs.measure.Remeasuring;
import org.clinicoutcomes.jobs.measure.State;
import org.clinicoutcomes.jobs.publish.Rebuilt.Likeness;
import org.clinicoutcomes.jobs.publish.Rebuilt.SameFile;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Makes a past issue again, as its night knew the records and by the texts and settings
 * that were stored with it, and compares it with the one on the shelf.
 */
public final class Rebuilding {

	private static final Pattern ISSUE = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+/r\\d+");

	private final Home home;

	private final Settings settings;

	private final Transactions publisher;

	private final BuildStage build;

	private final Remeasuring remeasuring;

	private final IssueMaking making;

	private final FunderRemaking funders;

	/**
	 * Rebuilding.
	 * @param home where the shelf is
	 * @param settings the settings in force
	 * @param publisher reads the ledger of issues
	 * @param build the build in force
	 * @param remeasuring measures past nights
	 * @param making makes what an issue for the administrators says
	 * @param funderMaking makes what an issue for a funder says
	 */
	public Rebuilding(Home home, Settings settings, Transactions publisher, BuildStage build, Remeasuring remeasuring,
			IssueMaking making, FunderIssueMaking funderMaking) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.build = build;
		this.remeasuring = remeasuring;
		this.making = making;
		this.funders = new FunderRemaking(home, settings, publisher, build, remeasuring, funderMaking);
	}

	/**
	 * Make an issue again.
	 * @param issue where it stands below the shelf
	 * @param to the folder its files are written to, which is empty or does not exist yet
	 * @return what is equal and what is not
	 * @throws ClinicFailure if there is no such issue or no such folder
	 */
	public Rebuilt rebuild(String issue, Path to) {
		IssueLedger.Entry entry = entry(issue);
		Path folder = emptyFolder(to);
		Definition definition = this.publisher.read((session) -> new IssueLedger(session).definition(entry));
		Remade remade = entry.audience().equals(PublishStage.AUDIENCE) ? remake(entry, definition)
				: this.funders.remake(entry, definition);
		boolean isDone = false;
		try {
			Files.createDirectories(folder);
			remade.content().write(folder);
			remade.released().audit(folder);
			Path issued = this.home.reports().resolve(entry.folder());
			Rebuilt rebuilt = new Rebuilt(entry.folder(), entry.night().knownAt(), folder,
					results(entry, issued, folder, remade.content().results()), definitions(remade, definition),
					files(issued, folder));
			isDone = true;
			return rebuilt;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			if (!isDone) {
				delete(folder);
			}
		}
	}

	private static void delete(Path folder) {
		try {
			Home.delete(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private IssueLedger.Entry entry(String issue) {
		Optional<IssueLedger.Entry> entry = ISSUE.matcher(issue).matches()
				? this.publisher.read((session) -> new IssueLedger(session).in(issue)) : Optional.empty();
		return entry.orElseThrow(() -> new ClinicFailure(ExitCode.USAGE,
				"--issue must be an issue of the shelf such as 2026-10/administrators/r1, got: %s; see %s for all of them"
					.formatted(issue, this.home.reports().resolve(Shelf.PAGE))));
	}

	private Path emptyFolder(Path to) {
		Path folder = to.toAbsolutePath().normalize();
		boolean isFree = !folder.startsWith(this.home.reports());
		try {
			if (isFree && Files.exists(folder)) {
				isFree = Files.isDirectory(folder);
				if (isFree) {
					try (Stream<Path> files = Files.list(folder)) {
						isFree = files.findAny().isEmpty();
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (!isFree) {
			throw new ClinicFailure(ExitCode.USAGE,
					"--to must be an empty or a new folder that is not on the shelf, got: %s; name another"
						.formatted(to));
		}
		return folder;
	}

	private Remade remake(IssueLedger.Entry entry, Definition definition) {
		Map<String, String> then = this.publisher.read((session) -> new IssueLedger(session).printed(entry));
		State state = this.remeasuring.state(entry.night(), definition);
		Map<String, String> siteNames = this.making.siteNames(entry.night(), state.schema());
		Measured measured = this.remeasuring.measure(entry.month(), definition, state, (measure) -> true);
		return new Remade(this.making.make(plan(entry, definition, then), siteNames, measured.results()),
				Issuing.Released.TO_ADMINISTRATORS, definition.today(this.build, this.settings),
				then.isEmpty()
						? List
							.of("program name, targets and published figures, which were not yet kept with this issue")
						: List.of());
	}

	private IssueMaking.Plan plan(IssueLedger.Entry entry, Definition definition, Map<String, String> then) {
		return new IssueMaking.Plan(entry.month(), entry.audience(),
				Kind.valueOf(entry.kind().toUpperCase(Locale.ROOT)), entry.revision(), entry.night(), definition,
				Definition.versionOf(entry.definitionDigest()), definition.measures().files(),
				then.isEmpty() ? this.making.printed() : then,
				this.publisher.read((session) -> new IssueLedger(session).before(entry)), entry.issuedAt());
	}

	private static Rebuilt.Results results(IssueLedger.Entry entry, Path issued, Path folder, List<Result> results)
			throws IOException {
		Path then = issued.resolve(IssueContent.RESULTS);
		if (!Files.exists(then)) {
			boolean isSame = ResultsDigest.of(results).equals(entry.resultsDigest());
			return new Rebuilt.Results(isSame ? results.size() : 0, isSame ? 0 : results.size(), "");
		}
		Differences differences = new Differences(results);
		ResultsFile.each(then, differences::compare);
		return new Rebuilt.Results(differences.equal(), differences.differing(),
				fault(entry, issued, folder, differences));
	}

	/**
	 * What may be wrong though all numbers are equal.
	 */
	private static String fault(IssueLedger.Entry entry, Path issued, Path folder, Differences differences)
			throws IOException {
		if (!Files.exists(issued.resolve(Manifest.NAME))) {
			return "the manifest is no longer on the shelf";
		}
		if (!Manifest.sha256(issued.resolve(Manifest.NAME)).equals(entry.manifestSha256())) {
			return "the manifest on the shelf is not the one that was issued";
		}
		Optional<Manifest.Fault> fault = Manifest.fault(issued);
		if (fault.isPresent()) {
			return "%s on the shelf is not as it was issued".formatted(fault.get().file());
		}
		boolean isSame = Files.mismatch(issued.resolve(IssueContent.RESULTS),
				folder.resolve(IssueContent.RESULTS)) == -1;
		return (isSame || differences.differing() > 0) ? ""
				: "moments, versions or provisional marks in results.csv are others";
	}

	/**
	 * What the program would have to put back to be the one that made the issue.
	 */
	private static List<String> definitions(Remade remade, Definition then) {
		Definition today = remade.today();
		List<String> differences = new ArrayList<>();
		for (String name : today.differencesTo(then)) {
			differences.add(name.equals("software")
					? "software (%s then, %s now)".formatted(then.parts().get(name), today.parts().get(name)) : name);
		}
		differences.addAll(remade.notKept());
		return differences;
	}

	private static List<SameFile> files(Path issued, Path folder) throws IOException {
		List<SameFile> compared = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.sorted().toList()) {
				String name = file.getFileName().toString();
				compared.add(new SameFile(name, likeness(issued.resolve(name), file)));
			}
		}
		return compared;
	}

	private static Likeness likeness(Path issued, Path rebuilt) throws IOException {
		if (!Files.exists(issued)) {
			return Likeness.GONE;
		}
		if (Files.mismatch(issued, rebuilt) == -1) {
			return Likeness.EQUAL;
		}
		return (rebuilt.toString().endsWith(".pdf")
				&& PdfText.read(issued, Integer.MAX_VALUE).equals(PdfText.read(rebuilt, Integer.MAX_VALUE)))
						? Likeness.SAME_TEXT : Likeness.OTHER;
	}

}

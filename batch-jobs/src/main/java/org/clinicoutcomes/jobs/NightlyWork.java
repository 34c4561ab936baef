package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.check.CheckStage;
import org.clinicoutcomes.jobs.check.References;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.DataChecks;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.measure.MeasureStage;
import org.clinicoutcomes.jobs.pull.Delivered;
import org.clinicoutcomes.jobs.pull.PullStage;
import org.clinicoutcomes.jobs.pull.Source;
import org.clinicoutcomes.jobs.pull.SourceFolder;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.RunLedger;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one night do, in the order of the steps.
 */
class NightlyWork {

	private final Home home;

	private final FeedContracts contracts;

	private final PullStage pullStage;

	private final CheckStage checkStage;

	private final BuildStage buildStage;

	private final MeasureStage measureStage;

	private final DataChecks dataChecks;

	private final Catalogue catalogue;

	private final Settings settings;

	private final Nights nights;

	private final Progress progress;

	private Night night = new Night(0, Instant.EPOCH);

	private Nights.Request request = new Nights.Request(Map.of(), Set.of());

	private List<Source> sources = List.of();

	private List<Delivered> deliveries = List.of();

	NightlyWork(Home home, FeedContracts contracts, PullStage pullStage, CheckStage checkStage, BuildStage buildStage,
			MeasureStage measureStage, DataChecks dataChecks, Catalogue catalogue, Settings settings, Nights nights,
			Progress progress) {
		this.home = home;
		this.contracts = contracts;
		this.pullStage = pullStage;
		this.checkStage = checkStage;
		this.buildStage = buildStage;
		this.measureStage = measureStage;
		this.dataChecks = dataChecks;
		this.catalogue = catalogue;
		this.settings = settings;
		this.nights = nights;
		this.progress = progress;
	}

	/**
	 * Say what the next execution of the job is about.
	 * @param tonight the night
	 * @param asked what was asked for on the command line
	 */
	void prepare(Night tonight, Nights.Request asked) {
		this.night = tonight;
		this.request = asked;
	}

	/**
	 * The names that sources give their files.
	 * @return names, of the sources that can be read
	 */
	List<String> fileNames() {
		return readSources((source, refusal) -> {
		}).stream().flatMap((source) -> source.files().keySet().stream()).distinct().toList();
	}

	/**
	 * Read the definitions of all sources.
	 * @param refused told of every source that cannot be read, and why
	 * @return the others
	 */
	private List<Source> readSources(BiConsumer<String, @Nullable String> refused) {
		Path folder = this.home.config().resolve("sources");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<Source> found = new ArrayList<>();
		try (Stream<Path> folders = Files.list(folder)) {
			for (Path one : folders.filter(Files::isDirectory).sorted().toList()) {
				try {
					found.add(new SourceFolder(one, this.contracts).read(this.home.inbox().resolve(one.getFileName())));
				}
				catch (ClinicFailure ex) {
					refused.accept(one.getFileName().toString(), ex.getMessage());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return found;
	}

	void pull() {
		this.progress.begin("pull");
		this.checkStage.prepare(this.night);
		this.sources = readSources((source, refusal) -> this.checkStage.refuse(this.night, source, "*", refusal));
		List<Delivered> delivered = new ArrayList<>();
		for (Source source : chosenSources()) {
			Path folder = this.request.files().getOrDefault(source.name(), source.inbox());
			try {
				delivered.add(this.pullStage.pull(this.night, source, folder, this.request.acceptShrunken()));
			}
			catch (ClinicFailure ex) {
				if (ex.exitCode() != ExitCode.INPUT_REFUSED) {
					throw ex;
				}
				this.checkStage.refuse(this.night, source, "*", ex.getMessage());
			}
		}
		this.deliveries = delivered;
		this.progress.end();
	}

	private List<Source> chosenSources() {
		return this.request.files().isEmpty() ? this.sources
				: this.sources.stream().filter((source) -> this.request.files().containsKey(source.name())).toList();
	}

	void check() {
		this.progress.begin("check");
		this.checkStage.check(this.night, this.deliveries, new References(this.sources, this.contracts),
				this.request.acceptShrunken());
		this.progress.end();
	}

	void build() {
		this.progress.begin("build");
		this.buildStage.buildTonight(this.night);
		this.progress.end();
	}

	void measure() {
		this.progress.begin("measure");
		Map<String, String> refused = new TreeMap<>(this.catalogue.refused());
		refused.putAll(this.dataChecks.run(this.night, this.catalogue.checks()));
		refused.putAll(this.measureStage.measure(this.night, this.catalogue.measures(),
				Definition.of(this.catalogue, this.buildStage, this.settings).catalogueVersion()));
		refused.forEach((id, sentence) -> this.checkStage.refuse(this.night, RunLedger.MEASURES, id, sentence));
		this.deliveries.forEach((delivered) -> this.pullStage.dropLanding(delivered.source()));
		this.buildStage.forgetChanges();
		this.nights.finish(this.night);
		this.progress.end();
	}

}

package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.postgres.EmbeddedServer;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.measure.CaseTrial;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.NightClock;

/**
 * Tries the clinic's own measures on their boundary cases before they may count anybody,
 * in a small clinic beside the real one. What was found is kept until the measure, its
 * cases or a setting changes.
 */
final class OwnMeasures {

	private static final String FAULTLESS = "-";

	private final Home home;

	private final Settings settings;

	OwnMeasures(Home home, Settings settings) {
		this.home = home;
		this.settings = settings;
	}

	/**
	 * Try the measures that were not tried yet.
	 * @return why measures are refused, by id
	 */
	Map<String, String> refused() {
		Catalogue catalogue = Catalogue.read(this.home.config().resolve("measures"), FeedContracts.standard());
		Map<String, String> known = read();
		Map<String, String> found = new LinkedHashMap<>();
		List<MeasureFile> untried = new ArrayList<>();
		for (MeasureFile measure : catalogue.own()) {
			String fault = known.get(digest(measure));
			if (fault == null) {
				untried.add(measure);
			}
			else {
				found.put(measure.id(), fault);
			}
		}
		if (!untried.isEmpty()) {
			found.putAll(tried(untried));
			write(catalogue.own(), found);
		}
		Map<String, String> refused = new TreeMap<>(found);
		refused.values().removeIf(FAULTLESS::equals);
		return refused;
	}

	private Map<String, String> tried(List<MeasureFile> measures) {
		Home beside = Home.at(this.home.temp().resolve("trial"));
		EmbeddedServer.lendPrograms(this.home, beside);
		CaseTrial trial = new CaseTrial(FeedContracts.standard());
		measures.forEach(trial::add);
		trial.deliverTo(beside.folder());
		NightClock clock = new NightClock();
		clock.set(CaseTrial.KNOWN_AT);
		try (Clinic clinic = Clinic.openForTrial(beside, trialSettings(), clock, measures)) {
			clinic.nightly(Map.of(), Set.of());
			Map<String, String> refused = clinic.refusedMeasures();
			clinic.askLoader(trial::read);
			Map<String, String> found = new TreeMap<>();
			measures.forEach((measure) -> found.put(measure.id(),
					refused.getOrDefault(measure.id(), trial.fault(measure).orElse(FAULTLESS))));
			return found;
		}
		finally {
			delete(beside.folder());
		}
	}

	/**
	 * The clinic's definitions, on the database that comes with the program.
	 */
	private Settings trialSettings() {
		Settings.Database database = this.settings.database();
		return new Settings(this.settings.programName(),
				new Settings.Database(Settings.Mode.EMBEDDED, null, database.owner(), database.loader(),
						database.analyst(), database.publisher()),
				1, this.settings.queryLimitSeconds(), this.settings.levels(), this.settings.lapsedAfterDays(),
				this.settings.episodeGapDays(), this.settings.nomExcludedLevels(), this.settings.sobriety(),
				this.settings.words(), this.settings.followUp(), this.settings.fiscalYearStartMonth(),
				this.settings.shrinkLimitPercent(), this.settings.futureDays());
	}

	private String digest(MeasureFile measure) {
		return Digest.of(measure.text(), measure.cases(), this.settings.definition().toString(),
				Definition.softwareVersion());
	}

	private Path file() {
		return this.home.folder().resolve("tried-measures");
	}

	private Map<String, String> read() {
		Map<String, String> known = new LinkedHashMap<>();
		try {
			if (Files.exists(file())) {
				for (String line : Files.readAllLines(file())) {
					String[] parts = line.split(" ", 2);
					known.put(parts[0], (parts.length > 1) ? parts[1] : FAULTLESS);
				}
			}
			return known;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(List<MeasureFile> measures, Map<String, String> found) {
		try {
			Files.write(file(),
					measures.stream()
						.map((measure) -> digest(measure) + " " + found.get(measure.id()).replaceAll("\\s+", " "))
						.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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

}

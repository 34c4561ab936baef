package org.clinicoutcomes.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTests {

	@TempDir
	Path folder;

	private Home home;

	@BeforeEach
	void openHome() {
		this.home = Home.at(this.folder.resolve("a clinic"));
	}

	@Test
	void defaultsHoldWithoutAFileOfTheClinic() {
		Settings settings = Settings.load(this.home);
		assertThat(settings.programName()).isEqualTo("Outpatient Program");
		assertThat(settings.database().mode()).isEqualTo(Settings.Mode.EMBEDDED);
		assertThat(settings.database().url()).isNull();
		assertThat(settings.openMonths()).isEqualTo(3);
		assertThat(settings.levels()).containsExactly("2.1");
		assertThat(settings.nomExcludedLevels()).containsExactly("1-wm", "2-wm", "3.2-wm", "3.7-wm", "4-wm", "4",
				"ots");
		assertThat(settings.sobriety().firstDay()).isEqualTo(Settings.FirstDay.AFTER_LAST_USE);
		assertThat(settings.sobriety().firstDay().key()).isEqualTo("after-last-use");
		assertThat(settings.sobriety().residualDays()).isEqualTo(Map.of("cannabis", 30));
		assertThat(settings.words().substances()).isEmpty();
		assertThat(settings.futureDays()).isEqualTo(400);
	}

	@Test
	void definitionsOfAnEarlierTimeAreReadBackFromTheirTexts() throws IOException {
		Settings now = Settings.load(this.home);
		write("""
				clinic:
				  levels: ["2.1", "2.5"]
				  lapsed-after-days: 45
				  nom-excluded-levels: []
				  fiscal-year-start-month: 7
				  sobriety:
				    first-day: last-use
				    residual-days:
				      "[other_opioids]": 3
				  words:
				    substances: [cocaine, alcohol]
				  follow-up: {from: 80 days, to: 100 days}
				""");
		Settings then = Settings.load(this.home);
		assertThat(now.definition()).isNotEqualTo(then.definition());
		assertThat(now.withDefinition(then.definition()).definition()).isEqualTo(then.definition());
		assertThat(then.withDefinition(now.definition()).definition()).isEqualTo(now.definition());
		assertThat(now.withDefinition(Map.of("levels", "[1]", "unknown", "x")).levels()).containsExactly("1");
	}

	@Test
	void clinicsFileGoesOverTheDefaults() throws IOException {
		write("""
				clinic:
				  program-name: North River
				  levels: ["2.1", "2.5"]
				  sobriety:
				    first-day: last-use
				    residual-days:
				      "[other_opioids]": 3
				""");
		Settings settings = Settings.load(this.home);
		assertThat(settings.programName()).isEqualTo("North River");
		assertThat(settings.levels()).containsExactly("2.1", "2.5");
		assertThat(settings.sobriety().firstDay()).isEqualTo(Settings.FirstDay.LAST_USE);
		assertThat(settings.sobriety().residualDays()).isEqualTo(Map.of("cannabis", 30, "other_opioids", 3));
		assertThat(settings.openMonths()).isEqualTo(3);
	}

	@Test
	void unquotedLevelKeepsItsName() throws IOException {
		write("clinic: {levels: [2.1, 4]}");
		assertThat(Settings.load(this.home).levels()).containsExactly("2.1", "4");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "open-month: 2 | clinic.open-month", "open-months: many | clinic.open-months",
			"open-months: -1 | clinic.open-months must be 0 to 60, got: -1",
			"levels: [outpatient] | clinic.levels must be levels of care such as 2.1, 3.7-wm or ots, got: outpatient",
			"levels: [] | clinic.levels must be at least one", "sobriety: {first-day: never} | sobriety.first-day",
			"database: {mode: external} | clinic.database.url must be jdbc:postgresql://",
			"database: {owner: {username: Robert'} } | role's name" })
	void wrongKeyOrValueIsRefusedByName(String line, String named) throws IOException {
		write("clinic: {" + line + "}");
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> Settings.load(this.home))
			.withMessageContaining(named)
			.extracting(ClinicFailure::exitCode)
			.isEqualTo(ExitCode.USAGE);
	}

	@Test
	void brokenFileIsRefused() throws IOException {
		write("clinic: [");
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> Settings.load(this.home))
			.withMessageContaining("application.yml");
	}

	@Test
	void passwordOfAnExternalLoginComesFromAFileAndIsNeverShown() throws IOException {
		Path file = Files.writeString(this.folder.resolve("secret"), "geheim\n");
		StringBuilder text = new StringBuilder(
				"clinic:\n  database:\n    mode: external\n    url: jdbc:postgresql://localhost/clinic\n");
		for (String login : List.of("owner", "loader", "analyst", "publisher")) {
			text.append("    ").append(login).append(":\n      password-file: ").append(file).append('\n');
		}
		write(text.toString());
		Settings settings = Settings.load(this.home);
		assertThat(settings.database().logins().analyst()).isEqualTo(new Login("analyst", "geheim"));
		assertThat(settings + " " + settings.database().logins()).doesNotContain("geheim");
	}

	@Test
	void externalLoginWithoutPasswordIsRefused() throws IOException {
		write("clinic: {database: {mode: external, url: \"jdbc:postgresql://localhost/clinic\"}}");
		Settings settings = Settings.load(this.home);
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> settings.database().logins())
			.withMessageContaining("clinic.database.owner");
	}

	@Test
	void definitionChangesWithADefinitionSettingOnly() throws IOException {
		Map<String, String> before = Settings.load(this.home).definition();
		write("clinic: {program-name: Other, future-days: 10}");
		assertThat(Settings.load(this.home).definition()).isEqualTo(before);
		write("clinic: {episode-gap-days: 45}");
		assertThat(Settings.load(this.home).definition()).isNotEqualTo(before);
	}

	@Test
	void everyKeyIsExplained() throws IOException {
		List<String> lines = new ClassPathResource("application.yml").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.toList();
		List<String> unexplained = new ArrayList<>();
		for (int line = 1; line < lines.size(); line++) {
			boolean isValue = lines.get(line).matches("\\s+[\\w.-]+: .+");
			if (isValue && !lines.get(line - 1).strip().startsWith("#")) {
				unexplained.add(lines.get(line));
			}
		}
		assertThat(unexplained).isEmpty();
	}

	private void write(String text) throws IOException {
		Files.writeString(this.home.config().resolve("application.yml"), text);
	}

}

package org.clinicoutcomes.jobs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the modules and packages must not know of each other, as far as Maven cannot say
 * it.
 */
class ArchitectureTests {

	private static final String DOMAIN = "org.clinicoutcomes.domain..";

	private static final String CONFIG = "org.clinicoutcomes.config..";

	private static final String TEMPLATES = "org.clinicoutcomes.templates..";

	private static final String JOBS = "org.clinicoutcomes.jobs";

	private static final List<String> STAGES = List.of("pull", "check", "build", "measure", "publish");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages("org.clinicoutcomes");

	@Test
	void allFourModulesAreLookedAt() {
		assertThat(Stream.of(DOMAIN, CONFIG, TEMPLATES, JOBS + ".."))
			.allMatch((module) -> CLASSES.containPackage(module.substring(0, module.length() - 2)));
	}

	@Test
	void domainKnowsNoFrameworkNoDatabaseAndNoFile() {
		noClasses().that()
			.resideInAPackage(DOMAIN)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..",
					"org.apache.poi..", "net.sf.jasperreports..", "java.nio.file..", CONFIG, TEMPLATES, JOBS + "..")
			.check(CLASSES);
		noClasses().that()
			.resideInAPackage(DOMAIN)
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.io.File")
			.check(CLASSES);
	}

	@Test
	void reportTemplatesKnowNoDatabaseAndNoSpring() {
		noClasses().that()
			.resideInAPackage(TEMPLATES)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..", CONFIG,
					JOBS + "..")
			.check(CLASSES);
	}

	@Test
	void configKnowsNoJobAndNoMeasure() {
		noClasses().that()
			.resideInAPackage(CONFIG)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.batch..", DOMAIN, TEMPLATES, JOBS + "..")
			.check(CLASSES);
	}

	@Test
	void stageKnowsOnlyTheStagesBeforeIt() {
		for (int i = 0; i < STAGES.size(); i++) {
			String[] unknown = Stream
				.concat(STAGES.subList(i + 1, STAGES.size()).stream(), Stream.of("command", "demo"))
				.map((later) -> JOBS + "." + later)
				.collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), (packages) -> {
					packages.add(JOBS);
					return packages.toArray(String[]::new);
				}));
			noClasses().that()
				.resideInAPackage(JOBS + "." + STAGES.get(i))
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(unknown)
				.check(CLASSES);
		}
	}

	@Test
	void whatEveryStageRunsInKnowsNoStage() {
		noClasses().that()
			.resideInAPackage(JOBS + ".run")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(Stream
				.concat(STAGES.stream().map((stage) -> JOBS + "." + stage), Stream.of(JOBS, JOBS + ".command"))
				.toArray(String[]::new))
			.check(CLASSES);
	}

	@Test
	void everyPackageSaysThatNothingIsNullUnlessMarked() {
		assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
			.filteredOn((found) -> !found.isAnnotatedWith(NullMarked.class))
			.extracting(JavaPackage::getName)
			.isEmpty();
	}

	@Test
	void noNameSaysNothing() {
		noClasses().should()
			.haveNameMatching(".*(Impl|Utils?|Helper|Manager|Constants|Service|Dto|Abstract[A-Z][A-Za-z]*)")
			.check(CLASSES);
	}

	@Test
	void nothingIsInjectedIntoFields() {
		for (String annotation : List.of("org.springframework.beans.factory.annotation.Autowired",
				"org.springframework.beans.factory.annotation.Value", "jakarta.inject.Inject",
				"jakarta.annotation.Resource")) {
			noFields().should().beAnnotatedWith(annotation).check(CLASSES);
		}
	}

	@Test
	void noNumberDependsOnTheZoneOrTheDayOfTheMachine() {
		noClasses().should()
			.callMethod(ZoneId.class, "systemDefault")
			.orShould()
			.callMethod(LocalDate.class, "now")
			.orShould()
			.callMethod(LocalDateTime.class, "now")
			.orShould()
			.callMethod(YearMonth.class, "now")
			.check(CLASSES);
	}

}

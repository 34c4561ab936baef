package org.clinicoutcomes.jobs;

import javax.sql.DataSource;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Logins;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.build.StateOfNight;
import org.clinicoutcomes.jobs.check.CheckStage;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.DataChecks;
import org.clinicoutcomes.jobs.measure.MeasureStage;
import org.clinicoutcomes.jobs.measure.Measuring;
import org.clinicoutcomes.jobs.measure.Remeasuring;
import org.clinicoutcomes.jobs.publish.FunderExport;
import org.clinicoutcomes.jobs.publish.FunderIssueMaking;
import org.clinicoutcomes.jobs.publish.IssueMaking;
import org.clinicoutcomes.jobs.publish.Issuing;
import org.clinicoutcomes.jobs.publish.PublishStage;
import org.clinicoutcomes.jobs.publish.Rebuilding;
import org.clinicoutcomes.jobs.pull.PullStage;
import org.clinicoutcomes.jobs.run.Executions;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Transactions.Epoch;
import org.clinicoutcomes.jobs.run.Transactions;

import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the five stages together, each with the logins it needs and no other.
 */
@Configuration(proxyBeanMethods = false)
class StageConfiguration {

	@Bean
	FeedContracts feedContracts() {
		return FeedContracts.standard();
	}

	@Bean
	Progress progress() {
		return Progress.ofProcess();
	}

	@Bean
	Logins logins(Database database) {
		return database.logins();
	}

	@Bean
	Epoch epoch(@Qualifier("owner") DataSource owner, FlywayMigrationInitializer migrated) {
		return Epoch.take(owner);
	}

	@Bean
	@Qualifier("owner")
	Transactions owner(@Qualifier("owner") DataSource dataSource, Epoch epoch) {
		return new Transactions(dataSource, epoch);
	}

	@Bean
	@Qualifier("loader")
	Transactions loader(@Qualifier("loader") DataSource dataSource, Epoch epoch) {
		return new Transactions(dataSource, epoch);
	}

	@Bean
	@Qualifier("analyst")
	Transactions analyst(@Qualifier("analyst") DataSource dataSource, Epoch epoch) {
		return new Transactions(dataSource, epoch);
	}

	@Bean
	@Qualifier("publisher")
	Transactions publisher(@Qualifier("publisher") DataSource dataSource, Epoch epoch) {
		return new Transactions(dataSource, epoch);
	}

	@Bean
	Nights nights(@Qualifier("owner") Transactions owner) {
		return new Nights(owner);
	}

	@Bean
	Executions executions(JobOperator operator, JobRepository repository) {
		return new Executions(operator, repository);
	}

	@Bean
	Catalogue catalogue(Home home, FeedContracts contracts) {
		return Catalogue.read(home.config().resolve("measures"), contracts);
	}

	@Bean
	PullStage pullStage(Logins logins, @Qualifier("owner") Transactions owner, @Qualifier("loader") Transactions loader,
			Progress progress, Settings settings) {
		return new PullStage(logins, owner, loader, progress, settings.shrinkLimitPercent() / 100.0);
	}

	@Bean
	CheckStage checkStage(FeedContracts contracts, Settings settings, @Qualifier("loader") Transactions loader,
			@Qualifier("analyst") Transactions analyst, Progress progress) {
		return new CheckStage(contracts, settings, loader, analyst, progress);
	}

	@Bean
	BuildStage buildStage(FeedContracts contracts, Settings settings, @Qualifier("owner") Transactions owner,
			@Qualifier("loader") Transactions loader, Progress progress) {
		return new BuildStage(contracts, settings, owner, loader, progress);
	}

	@Bean
	StateOfNight stateOfNight(Nights nights, BuildStage build, Settings settings) {
		return new StateOfNight(nights, build, settings);
	}

	@Bean
	DataChecks dataChecks(@Qualifier("analyst") Transactions analyst, @Qualifier("loader") Transactions loader,
			Settings settings) {
		return new DataChecks(analyst, loader, settings.queryLimitSeconds());
	}

	@Bean
	MeasureStage measureStage(@Qualifier("owner") Transactions owner, @Qualifier("loader") Transactions loader,
			@Qualifier("analyst") Transactions analyst, @Qualifier("publisher") Transactions publisher,
			Settings settings, Progress progress) {
		return new MeasureStage(owner, loader, analyst, publisher, settings, progress);
	}

	@Bean
	Measuring measuring(@Qualifier("analyst") Transactions analyst, Progress progress, Settings settings) {
		return new Measuring(analyst, progress, settings.queryLimitSeconds());
	}

	@Bean
	Remeasuring remeasuring(StateOfNight state, Measuring measuring, Settings settings) {
		return new Remeasuring(state, measuring, settings);
	}

	@Bean
	IssueMaking issueMaking(Home home, Settings settings, @Qualifier("publisher") Transactions publisher,
			Catalogue catalogue, BuildStage build, Remeasuring remeasuring) {
		return new IssueMaking(home, settings, publisher, catalogue, build, remeasuring);
	}

	@Bean
	PublishStage publishStage(Settings settings, Catalogue catalogue, BuildStage build, IssueMaking making,
			Issuing issuing) {
		return new PublishStage(settings, catalogue, build, making, issuing);
	}

	@Bean
	Rebuilding rebuilding(Home home, Settings settings, @Qualifier("publisher") Transactions publisher,
			BuildStage build, Remeasuring remeasuring, IssueMaking making, FunderIssueMaking funderMaking) {
		return new Rebuilding(home, settings, publisher, build, remeasuring, making, funderMaking);
	}

	@Bean
	Issuing issuing(Home home, Settings settings, @Qualifier("publisher") Transactions publisher) {
		return new Issuing(home.reports(), settings.programName(), publisher);
	}

	@Bean
	FunderIssueMaking funderIssueMaking(Home home, Settings settings, @Qualifier("publisher") Transactions publisher,
			Catalogue catalogue, BuildStage build) {
		return new FunderIssueMaking(home, settings, publisher, catalogue, build);
	}

	@Bean
	FunderExport funderExport(Settings settings, Catalogue catalogue, BuildStage build, FunderIssueMaking making,
			Issuing issuing) {
		return new FunderExport(settings, catalogue, build, making, issuing);
	}

}

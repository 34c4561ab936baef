package org.clinicoutcomes.jobs;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.check.CheckStage;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.DataChecks;
import org.clinicoutcomes.jobs.measure.MeasureStage;
import org.clinicoutcomes.jobs.pull.PullStage;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.Progress;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The nightly job: pull, check, build, measure. Every step leaves what is done already as
 * it is, so a night that was interrupted runs all of them again and ends in the same
 * tables.
 */
@Configuration(proxyBeanMethods = false)
class NightlyJob {

	@Bean
	Job nightly(JobRepository repository, @Qualifier("pull") Step pull, @Qualifier("check") Step check,
			@Qualifier("build") Step build, @Qualifier("measure") Step measure) {
		return new JobBuilder("nightly", repository).start(pull).next(check).next(build).next(measure).build();
	}

	@Bean
	NightlyWork nightlyWork(Home home, FeedContracts contracts, PullStage pull, CheckStage check, BuildStage build,
			MeasureStage measure, DataChecks dataChecks, Catalogue catalogue, Settings settings, Nights nights,
			Progress progress) {
		return new NightlyWork(home, contracts, pull, check, build, measure, dataChecks, catalogue, settings, nights,
				progress);
	}

	@Bean
	Step pull(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions, NightlyWork work) {
		return step("pull", repository, transactions, work::pull);
	}

	@Bean
	Step check(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions,
			NightlyWork work) {
		return step("check", repository, transactions, work::check);
	}

	@Bean
	Step build(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions,
			NightlyWork work) {
		return step("build", repository, transactions, work::build);
	}

	@Bean
	Step measure(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions,
			NightlyWork work) {
		return step("measure", repository, transactions, work::measure);
	}

	static Step step(String name, JobRepository repository, PlatformTransactionManager transactions, Runnable work) {
		return new StepBuilder(name, repository).tasklet((contribution, context) -> {
			work.run();
			return RepeatStatus.FINISHED;
		}, transactions).allowStartIfComplete(true).build();
	}

}

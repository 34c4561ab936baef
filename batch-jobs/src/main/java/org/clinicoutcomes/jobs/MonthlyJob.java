package org.clinicoutcomes.jobs;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.jobs.build.StateOfNight;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Measuring;
import org.clinicoutcomes.jobs.publish.PublishStage;
import org.clinicoutcomes.jobs.run.Progress;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The monthly job: measure the month as it was known on a night, then publish.
 */
@Configuration(proxyBeanMethods = false)
class MonthlyJob {

	@Bean
	Job monthly(JobRepository repository, @Qualifier("measureMonth") Step measureMonth,
			@Qualifier("publish") Step publish) {
		return new JobBuilder("monthly", repository).start(measureMonth).next(publish).build();
	}

	@Bean
	MonthlyWork monthlyWork(StateOfNight state, Measuring measuring, Catalogue catalogue, PublishStage publish,
			Progress progress, Settings settings) {
		return new MonthlyWork(state, measuring, catalogue, publish, progress, settings.fiscalYearStartMonth());
	}

	@Bean
	Step measureMonth(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions,
			MonthlyWork work) {
		return NightlyJob.step("measure-month", repository, transactions, work::measure);
	}

	@Bean
	Step publish(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions,
			MonthlyWork work) {
		return NightlyJob.step("publish", repository, transactions, work::publish);
	}

}

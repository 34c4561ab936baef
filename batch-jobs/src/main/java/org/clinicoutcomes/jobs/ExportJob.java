package org.clinicoutcomes.jobs;

import org.clinicoutcomes.jobs.build.StateOfNight;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Measuring;
import org.clinicoutcomes.jobs.publish.FunderExport;
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
 * The export job: measure a period on a funder's clients, then publish.
 */
@Configuration(proxyBeanMethods = false)
class ExportJob {

	@Bean
	Job export(JobRepository repository, @Qualifier("measureExport") Step measureExport,
			@Qualifier("publishExport") Step publishExport) {
		return new JobBuilder("export", repository).start(measureExport).next(publishExport).build();
	}

	@Bean
	ExportWork exportWork(StateOfNight state, Measuring measuring, Catalogue catalogue, FunderExport export,
			Progress progress) {
		return new ExportWork(state, measuring, catalogue, export, progress);
	}

	@Bean
	Step measureExport(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions,
			ExportWork work) {
		return NightlyJob.step("measure-export", repository, transactions, work::measure);
	}

	@Bean
	Step publishExport(JobRepository repository, @Qualifier("owner") PlatformTransactionManager transactions,
			ExportWork work) {
		return NightlyJob.step("publish-export", repository, transactions, work::publish);
	}

}

package org.clinicoutcomes.config.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.OpenFolder;
import org.clinicoutcomes.config.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class ClinicApplicationTests {

	@TempDir
	static Path folder;

	private static Home home;

	private static Settings settings;

	private static Database database;

	@BeforeAll
	static void open() throws IOException {
		home = OpenFolder.homeIn(folder);
		Files.writeString(home.config().resolve("application.yml"), "clinic: {program-name: North River}");
		settings = Settings.load(home);
		database = Database.open(home, settings);
	}

	@AfterAll
	static void close() {
		database.close();
	}

	@Test
	void jobRunsOnTheBatchSchemaAndTheDatabaseOutlivesTheContext() throws Exception {
		for (long night = 1; night <= 2; night++) {
			try (ConfigurableApplicationContext context = run()) {
				JobParameters parameters = new JobParametersBuilder().addLong("night", night).toJobParameters();
				assertThat(context.getBean(JobOperator.class).start(context.getBean(Job.class), parameters).getStatus())
					.isEqualTo(BatchStatus.COMPLETED);
			}
			assertThat(JdbcClient.create(database.owner())
				.sql("select count(*) from batch.batch_job_instance")
				.query(Long.class)
				.single()).isEqualTo(night);
		}
	}

	@Test
	void beansAreWhatWasOpenedBefore() {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getBean(Settings.class)).isSameAs(settings);
			assertThat(context.getBean(Home.class)).isSameAs(home);
			assertThat(context.getBean(DataSource.class)).isSameAs(database.owner());
			assertThat(context.getEnvironment().getProperty("clinic.program-name")).isEqualTo("North River");
			assertThat(
					context.getBean(Injected.class).analyst().sql("select current_user").query(String.class).single())
				.isEqualTo("analyst");
		}
	}

	private static ConfigurableApplicationContext run() {
		return ClinicApplication.of(home, settings, database, Jobs.class).run();
	}

	/**
	 * What a job class asks for.
	 *
	 * @param analyst by qualifier
	 */
	record Injected(JdbcClient analyst) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Jobs {

		@Bean
		Injected injected(@Qualifier("analyst") JdbcClient analyst) {
			return new Injected(analyst);
		}

		@Bean
		Job nightly(JobRepository repository, PlatformTransactionManager transactions) {
			return new JobBuilder(repository)
				.start(new StepBuilder("pull", repository)
					.tasklet((contribution, chunk) -> RepeatStatus.FINISHED, transactions)
					.build())
				.build();
		}

	}

}

package org.clinicoutcomes.config.database;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.api.FlywayException;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Logins;

/**
 * Gives Spring the four logins, each as a data source, a transaction manager and a client
 * with the login's name as qualifier; the owner is the default, and migrates.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

	@Bean(destroyMethod = "")
	@Primary
	@Qualifier("owner")
	DataSource ownerDataSource(Database database) {
		return database.owner();
	}

	@Bean(destroyMethod = "")
	@Qualifier("loader")
	DataSource loaderDataSource(Database database) {
		return database.loader();
	}

	@Bean(destroyMethod = "")
	@Qualifier("analyst")
	DataSource analystDataSource(Database database) {
		return database.analyst();
	}

	@Bean(destroyMethod = "")
	@Qualifier("publisher")
	DataSource publisherDataSource(Database database) {
		return database.publisher();
	}

	@Bean
	@Primary
	@Qualifier("owner")
	JdbcTransactionManager transactionManager(@Qualifier("owner") DataSource dataSource) {
		return new JdbcTransactionManager(dataSource);
	}

	@Bean
	@Qualifier("loader")
	JdbcTransactionManager loaderTransactionManager(@Qualifier("loader") DataSource dataSource) {
		return new JdbcTransactionManager(dataSource);
	}

	@Bean
	@Qualifier("analyst")
	JdbcTransactionManager analystTransactionManager(@Qualifier("analyst") DataSource dataSource) {
		return new JdbcTransactionManager(dataSource);
	}

	@Bean
	@Qualifier("publisher")
	JdbcTransactionManager publisherTransactionManager(@Qualifier("publisher") DataSource dataSource) {
		return new JdbcTransactionManager(dataSource);
	}

	@Bean
	@Primary
	@Qualifier("owner")
	JdbcClient ownerJdbcClient(@Qualifier("owner") DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

	@Bean
	@Qualifier("loader")
	JdbcClient loaderJdbcClient(@Qualifier("loader") DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

	@Bean
	@Qualifier("analyst")
	JdbcClient analystJdbcClient(@Qualifier("analyst") DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

	@Bean
	@Qualifier("publisher")
	JdbcClient publisherJdbcClient(@Qualifier("publisher") DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

	@Bean
	FlywayConfigurationCustomizer rolesAsPlaceholders(Database database) {
		Logins logins = database.logins();
		return (flyway) -> flyway.placeholders(Map.of("owner", logins.owner().name(), "loader", logins.loader().name(),
				"analyst", logins.analyst().name(), "publisher", logins.publisher().name()));
	}

	@Bean
	FlywayMigrationStrategy migrationWithBatchTables(@Qualifier("owner") DataSource owner) {
		return (flyway) -> {
			try {
				flyway.migrate();
			}
			catch (FlywayException ex) {
				throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "Every migration must apply to the database, got: "
						+ reason(ex) + "; start the release that wrote the database, or restore its backup", ex);
			}
			BatchTables.createIfMissing(owner);
		};
	}

	private static String reason(FlywayException thrown) {
		String script = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException error) {
				return script + ", " + ClinicFailure.withoutRows(error);
			}
		}
		return script;
	}

}

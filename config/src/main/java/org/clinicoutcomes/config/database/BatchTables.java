package org.clinicoutcomes.config.database;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates Spring Batch's own tables in a schema of their own from the script Spring Batch
 * ships, once.
 */
final class BatchTables {

	private static final ClassPathResource SCRIPT = new ClassPathResource(
			"org/springframework/batch/core/schema-postgresql.sql");

	private BatchTables() {
	}

	static void createIfMissing(DataSource owner) {
		JdbcClient client = JdbcClient.create(owner);
		if (!SCRIPT.exists() || client.sql("select to_regclass('batch.batch_job_instance') is not null")
			.query(Boolean.class)
			.single()) {
			return;
		}
		new TransactionTemplate(new DataSourceTransactionManager(owner)).executeWithoutResult((transaction) -> {
			client.sql("create schema if not exists batch").update();
			client.sql("set local search_path = batch").update();
			ScriptUtils.executeSqlScript(DataSourceUtils.getConnection(owner), SCRIPT);
		});
	}

}

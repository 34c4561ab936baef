package org.clinicoutcomes.jobs.run;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Starts jobs for the holder of the lock, who may take every execution that still counts
 * as running for one that was killed.
 */
public final class Executions {

	private final JobOperator operator;

	private final JobRepository repository;

	public Executions(JobOperator operator, JobRepository repository) {
		this.operator = operator;
		this.repository = repository;
	}

	/**
	 * Recover what was killed, then run a job to its end.
	 * @param job the job
	 * @param parameters its parameters
	 * @throws ClinicFailure if it fails for a reason a person can mend
	 */
	public void run(Job job, JobParameters parameters) {
		for (JobExecution killed : this.repository.findRunningJobExecutions(job.getName())) {
			this.operator.recover(killed);
		}
		JobExecution execution = start(job, parameters);
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			throw failure(execution);
		}
	}

	private JobExecution start(Job job, JobParameters parameters) {
		try {
			return this.operator.start(job, parameters);
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("The job must start, got: " + ex.getClass().getSimpleName(), ex);
		}
	}

	private static RuntimeException failure(JobExecution execution) {
		for (Throwable thrown : execution.getAllFailureExceptions()) {
			ClinicFailure failure = ClinicFailure.in(thrown).orElse(null);
			if (failure != null) {
				return failure;
			}
			for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
				if (cause instanceof StatementFailure statement && statement.isOutage()) {
					return new ClinicFailure(ExitCode.DATABASE_OR_DISK,
							"The database must work to the end, got: %s; mend it and run the command again"
								.formatted(statement.getMessage()),
							thrown);
				}
			}
			if (thrown instanceof RuntimeException runtime) {
				return runtime;
			}
		}
		return new IllegalStateException("The job must complete, got: " + execution.getStatus());
	}

}

package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.run.StatementFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs a command line to its exit code. Whatever fails ends in one sentence.
 */
@Command(name = "clinic-outcomes", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Outcomes reporting for intensive outpatient addiction treatment.",
		subcommands = { DemoCommand.class, NightlyCommand.class, MonthlyCommand.class, MeasureCommand.class,
				StatusCommand.class },
		synopsisSubcommandLabel = "COMMAND", footerHeading = "%nExit codes%n",
		footer = { "  0 done, or nothing was owed       10 done, but rows were rejected",
				"  2 the command cannot be understood 20 input was refused",
				" 30 disclosure check refused        40 database or disk failed", " 75 another run holds the lock" })
public final class CommandLineStart {

	private static final int FAULT = 1;

	private CommandLineStart() {
	}

	/**
	 * Run a command line.
	 * @param args the command and its options
	 * @return the exit code
	 */
	public static int run(String... args) {
		CommandLine commands = new CommandLine(new CommandLineStart());
		commands.setExecutionExceptionHandler(CommandLineStart::fail);
		commands.setParameterExceptionHandler(CommandLineStart::misunderstand);
		commands.setCaseInsensitiveEnumValuesAllowed(true);
		if (args.length == 0) {
			commands.usage(commands.getErr());
			return ExitCode.USAGE.code();
		}
		return commands.execute(args);
	}

	private static int misunderstand(ParameterException failure, String[] args) {
		PrintWriter err = failure.getCommandLine().getErr();
		err.println(failure.getMessage());
		err.println("Try: %s --help".formatted(failure.getCommandLine().getCommandSpec().qualifiedName()));
		return ExitCode.USAGE.code();
	}

	private static int fail(Exception thrown, CommandLine command, ParseResult parsed) {
		PrintWriter err = command.getErr();
		ClinicFailure failure = ClinicFailure.in(thrown).orElse(null);
		if (failure != null) {
			err.println(failure.getMessage());
			return failure.exitCode().code();
		}
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof StatementFailure statement) {
				err.println("The database must carry out every statement, got: %s; look at its disk and its log"
					.formatted(statement.getMessage()));
				return ExitCode.DATABASE_OR_DISK.code();
			}
			if (cause instanceof SQLException) {
				err.println("The database must answer, got: no answer; start it and run the command again");
				return ExitCode.DATABASE_OR_DISK.code();
			}
			if (cause instanceof IOException || cause instanceof UncheckedIOException) {
				err.println("The disk must take what is written, got: %s; make room or correct the permissions"
					.formatted((cause instanceof FileSystemException file) ? file.getFile() + ", " + file.getReason()
							: cause.getClass().getSimpleName()));
				return ExitCode.DATABASE_OR_DISK.code();
			}
		}
		StackTraceElement at = (thrown.getStackTrace().length > 0) ? thrown.getStackTrace()[0] : null;
		err.println("The program must not fail by itself, got: %s at %s; please report it"
			.formatted(thrown.getClass().getName(), at));
		return FAULT;
	}

}

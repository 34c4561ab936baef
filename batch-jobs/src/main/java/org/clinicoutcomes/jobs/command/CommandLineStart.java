package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.run.StatementFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line to its exit code. Whatever fails ends in one sentence.
 */
@Command(name = "clinic-outcomes", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Outcomes reporting for intensive outpatient addiction treatment.",
		subcommands = { DemoCommand.class, NightlyCommand.class, MonthlyCommand.class, ExportCommand.class,
				MeasureCommand.class, ExplainCommand.class, RebuildCommand.class, CatalogueCommand.class,
				StatusCommand.class },
		synopsisSubcommandLabel = "COMMAND", footerHeading = "%nExit codes%n",
		footer = { "  0 done, or nothing was owed       10 done, but rows were rejected",
				"  2 the command cannot be understood 20 input was refused",
				" 30 disclosure check refused        40 database or disk failed",
				" 50 a rebuilt issue differs         75 another run holds the lock" })
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
		commands.registerConverter(YearMonth.class, (text) -> parse(text, YearMonth::parse, "a month such as 2026-10"));
		commands.registerConverter(LocalDate.class,
				(text) -> parse(text, LocalDate::parse, "a day such as 2026-10-31"));
		commands.registerConverter(Instant.class,
				(text) -> parse(text, Instant::parse, "a moment such as 2026-11-02T06:00:00Z"));
		if (args.length == 0) {
			commands.usage(commands.getErr());
			return ExitCode.USAGE.code();
		}
		return commands.execute(args);
	}

	private static <T> T parse(String text, Function<String, T> parser, String what) {
		try {
			return parser.apply(text);
		}
		catch (DateTimeException ex) {
			throw new TypeConversionException("it must be %s, got: %s".formatted(what, text));
		}
	}

	private static String describe(Throwable cause) {
		if (cause instanceof FileSystemException file) {
			return file.getFile() + ", "
					+ ((file.getReason() != null) ? file.getReason() : file.getClass().getSimpleName());
		}
		return (cause instanceof UncheckedIOException unchecked) ? describe(unchecked.getCause())
				: cause.getClass().getSimpleName();
	}

	private static int misunderstand(ParameterException failure, String[] args) {
		PrintWriter err = failure.getCommandLine().getErr();
		err.println(sentence(failure));
		err.println("Try: %s --help".formatted(failure.getCommandLine().getCommandSpec().qualifiedName()));
		return ExitCode.USAGE.code();
	}

	private static @Nullable String sentence(ParameterException failure) {
		CommandLine command = failure.getCommandLine();
		boolean isWord = failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption();
		if (isWord && !command.getSubcommands().isEmpty()) {
			return "The command must be one of %s, got: %s".formatted(
					String.join(", ", command.getSubcommands().keySet()),
					((UnmatchedArgumentException) failure).getUnmatched().get(0));
		}
		return failure.getMessage();
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
					.formatted(describe(cause)));
				return ExitCode.DATABASE_OR_DISK.code();
			}
		}
		StackTraceElement at = (thrown.getStackTrace().length > 0) ? thrown.getStackTrace()[0] : null;
		err.println("The program must not fail by itself, got: %s at %s; please report it"
			.formatted(thrown.getClass().getName(), at));
		return FAULT;
	}

}

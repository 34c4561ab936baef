package org.clinicoutcomes.jobs.pull;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.measure.Digest;

/**
 * One delivered CSV file, streamed once from its first to its last byte with its digest.
 */
public final class CsvFile {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private static final int BUFFER = 1 << 16;

	private final Path path;

	public CsvFile(Path path) {
		this.path = path;
	}

	/**
	 * Stream the file.
	 * @param header the header it must have
	 * @param readers given the header found, yields what is called for every row
	 * @return what was read
	 * @throws ClinicFailure if the file cannot be trusted as a whole: unreadable, empty,
	 * cut off, not UTF-8, a quote that is not balanced, another header
	 */
	public Streamed stream(Header header, Function<List<String>, RowReader> readers) {
		MessageDigest digest = Digest.sha256();
		long line = 0;
		try (DigestedStream bytes = new DigestedStream(Files.newInputStream(this.path), digest);
				CsvReader<CsvRecord> reader = CsvReader.builder()
					.allowExtraFields(true)
					.allowMissingFields(true)
					.skipEmptyLines(false)
					.ofCsvRecord(decoded(bytes))) {
			Iterator<CsvRecord> records = reader.iterator();
			if (!records.hasNext()) {
				throw refused("must hold a header", "an empty file", "have it delivered again");
			}
			List<String> found = records.next().getFields();
			String fault = header.fault(found);
			if (fault != null) {
				throw refused("must have the header " + String.join(",", header.columns()), fault,
						"correct the file or the source's definition");
			}
			RowReader rows = readers.apply(found);
			long count = 0;
			List<String> fields = found;
			while (records.hasNext()) {
				CsvRecord next = records.next();
				line = next.getStartingLineNumber();
				fields = next.getFields();
				rows.row(line, fields);
				count++;
			}
			rows.end();
			if (!bytes.end().endsWith("\n")) {
				throw refused("must end with a line break", "a file that may be cut off after line " + line,
						"have it delivered again");
			}
			if (isOpen(fields.get(fields.size() - 1), bytes.end().stripTrailing())) {
				throw unbalanced(line);
			}
			return new Streamed(count, bytes.count, HexFormat.of().formatHex(digest.digest()));
		}
		catch (CharacterCodingException ex) {
			throw notUtf8(line);
		}
		catch (UncheckedIOException ex) {
			throw (ex.getCause() instanceof CharacterCodingException) ? notUtf8(line) : unreadable(ex.getCause());
		}
		catch (CsvParseException ex) {
			throw (hasCause(ex, CharacterCodingException.class)) ? notUtf8(line) : unbalanced(line);
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	/**
	 * The digest of the file alone.
	 * @return SHA-256 in hexadecimal digits
	 */
	public String sha256() {
		try (InputStream bytes = Files.newInputStream(this.path)) {
			MessageDigest digest = Digest.sha256();
			byte[] buffer = new byte[BUFFER];
			for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
				digest.update(buffer, 0, read);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	/**
	 * Whether the last field runs on to the end of the file, since its quote was never
	 * closed; the reader takes that for a field like any other.
	 */
	private static boolean isOpen(String lastField, String end) {
		boolean closesAfterLineBreak = end.endsWith("\n\"");
		return lastField.endsWith("\n") && !closesAfterLineBreak;
	}

	private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

	private static Reader decoded(InputStream bytes) throws IOException {
		PushbackInputStream start = new PushbackInputStream(new BufferedInputStream(bytes, BUFFER), 3);
		byte[] first = start.readNBytes(3);
		if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
			start.unread(first);
		}
		return new InputStreamReader(start,
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT));
	}

	private ClinicFailure notUtf8(long line) {
		return refused("must be UTF-8", "other bytes after line " + line, "have it exported as UTF-8");
	}

	private ClinicFailure unbalanced(long line) {
		return refused("must have balanced quotes", "a quote that is not closed or not alone from line " + line + " on",
				"have it delivered again");
	}

	private ClinicFailure unreadable(Throwable cause) {
		return refused("must be readable", cause.getClass().getSimpleName(), "check its permissions");
	}

	private ClinicFailure refused(String mustHold, String got, String remedy) {
		return new ClinicFailure(ExitCode.INPUT_REFUSED,
				"File %s %s, got: %s; %s".formatted(this.path.getFileName(), mustHold, got, remedy));
	}

	/**
	 * Takes rows as they are read.
	 */
	@FunctionalInterface
	public interface RowReader {

		/**
		 * Take a row.
		 * @param line the line it begins on, the header is line 1
		 * @param fields its fields
		 */
		void row(long line, List<String> fields);

		/**
		 * The last row has been taken.
		 */
		default void end() {
		}

	}

	/**
	 * What was read of a file.
	 *
	 * @param rows number of rows without the header
	 * @param bytes size in bytes
	 * @param sha256 digest in hexadecimal digits
	 */
	public record Streamed(long rows, long bytes, String sha256) {
	}

	private static final class DigestedStream extends FilterInputStream {

		private static final int LAST = 4;

		private final MessageDigest digest;

		private long count;

		private final byte[] last = new byte[LAST];

		DigestedStream(InputStream in, MessageDigest digest) {
			super(in);
			this.digest = digest;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			if (read > 0) {
				this.digest.update(buffer, offset, read);
				this.count += read;
				int kept = Math.min(read, LAST);
				System.arraycopy(this.last, kept, this.last, 0, LAST - kept);
				System.arraycopy(buffer, offset + read - kept, this.last, LAST - kept, kept);
			}
			return read;
		}

		String end() {
			return new String(this.last, StandardCharsets.ISO_8859_1);
		}

	}

}

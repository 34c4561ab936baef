package org.clinicoutcomes.jobs.publish;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Lets a library write a file and tells when the disk did not take it, whatever the
 * library makes of that.
 */
final class FileWriting extends FilterOutputStream {

	private @Nullable IOException failure;

	private FileWriting(OutputStream out) {
		super(out);
	}

	/**
	 * Write a file.
	 * @param file the file
	 * @param writer writes its content and does not close the stream
	 * @throws UncheckedIOException if the disk does not take it
	 */
	static void write(Path file, Consumer<OutputStream> writer) {
		try (FileWriting disk = new FileWriting(Files.newOutputStream(file))) {
			try (OutputStream out = new BufferedOutputStream(disk)) {
				writer.accept(out);
			}
			catch (RuntimeException ex) {
				throw (disk.failure != null) ? new UncheckedIOException(disk.failure) : ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void write(int one) throws IOException {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			this.failure = ex;
			throw ex;
		}
	}

}

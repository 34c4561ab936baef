package org.clinicoutcomes.jobs.run;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in PostgreSQL's text format, so that values cross to the server without a
 * statement each.
 */
public final class CopyRows {

	private static final int BUFFER = 1 << 16;

	private final CopyIn copy;

	private byte[] buffer = new byte[BUFFER + 4096];

	private int length;

	private boolean atStart = true;

	CopyRows(CopyIn copy) {
		this.copy = copy;
	}

	/**
	 * Add a value to the row.
	 * @param text the value, null if there is none
	 * @return this
	 */
	public CopyRows value(@Nullable String text) {
		separate();
		if (text == null) {
			ensure(2);
			this.buffer[this.length++] = '\\';
			this.buffer[this.length++] = 'N';
			return this;
		}
		ensure(text.length() * 3);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character >= 0x80) {
				encode(text.substring(i));
				break;
			}
			append(character);
		}
		return this;
	}

	/**
	 * Add a whole number to the row.
	 * @param number the value
	 * @return this
	 */
	public CopyRows value(long number) {
		return value(Long.toString(number));
	}

	/**
	 * End the row.
	 */
	public void endRow() {
		ensure(1);
		this.buffer[this.length++] = '\n';
		this.atStart = true;
		if (this.length >= BUFFER) {
			flush();
		}
	}

	void flush() {
		try {
			this.copy.writeToCopy(this.buffer, 0, this.length);
			this.length = 0;
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	private void separate() {
		if (!this.atStart) {
			ensure(1);
			this.buffer[this.length++] = '\t';
		}
		this.atStart = false;
	}

	private void encode(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ensure(bytes.length * 2);
		for (byte octet : bytes) {
			append(octet);
		}
	}

	private void append(int octet) {
		switch (octet) {
			case '\\' -> escape('\\');
			case '\t' -> escape('t');
			case '\n' -> escape('n');
			case '\r' -> escape('r');
			default -> this.buffer[this.length++] = (byte) octet;
		}
	}

	private void escape(char letter) {
		this.buffer[this.length++] = '\\';
		this.buffer[this.length++] = (byte) letter;
	}

	private void ensure(int more) {
		if (this.length + more > this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, Math.max(this.buffer.length * 2, this.length + more));
		}
	}

}

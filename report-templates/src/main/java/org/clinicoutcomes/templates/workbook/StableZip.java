package org.clinicoutcomes.templates.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a package so that its bytes depend on its parts only, not on the moment, the
 * zone or the order in which it was written.
 */
final class StableZip {

	private static final String FIRST = "[Content_Types].xml";

	private static final LocalDateTime MOMENT = LocalDateTime.of(2000, 1, 1, 0, 0);

	private StableZip() {
	}

	static void rewrite(byte[] zip, OutputStream out) throws IOException {
		ZipOutputStream stable = new ZipOutputStream(out);
		stable.setLevel(Deflater.BEST_COMPRESSION);
		for (Map.Entry<String, byte[]> part : parts(zip).entrySet()) {
			ZipEntry entry = new ZipEntry(part.getKey());
			entry.setTimeLocal(MOMENT);
			stable.putNextEntry(entry);
			stable.write(part.getValue());
			stable.closeEntry();
		}
		stable.finish();
	}

	private static Map<String, byte[]> parts(byte[] zip) throws IOException {
		Map<String, byte[]> parts = new TreeMap<>(
				Comparator.comparing((String name) -> !FIRST.equals(name)).thenComparing(Comparator.naturalOrder()));
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				parts.put(entry.getName(), in.readAllBytes());
			}
		}
		return parts;
	}

}

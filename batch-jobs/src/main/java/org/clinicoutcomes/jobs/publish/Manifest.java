package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last file of an issue: what it is, where its numbers come from, and the digest of
 * every other file in it.
 */
final class Manifest {

	static final String NAME = "manifest.json";

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Map<String, Object> entries = new LinkedHashMap<>();

	Manifest with(String key, Object value) {
		this.entries.put(key, value);
		return this;
	}

	/**
	 * Write the manifest beside the files it names.
	 * @param folder the folder of the issue
	 * @param files the files, in order
	 * @return the manifest's own digest
	 */
	String write(Path folder, List<Path> files) {
		List<Map<String, Object>> listed = new ArrayList<>();
		for (Path file : files) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("name", file.getFileName().toString());
			entry.put("bytes", size(file));
			entry.put("sha256", sha256(file));
			listed.add(entry);
		}
		this.entries.put("files", listed);
		Path manifest = folder.resolve(NAME);
		try {
			Files.writeString(manifest, JSON.writeValueAsString(this.entries).replace("\r\n", "\n") + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return sha256(manifest);
	}

	/**
	 * Look for a file of an issue that is not as its manifest says.
	 * @param folder the folder of the issue
	 * @return the first fault, empty if all files are there, unchanged and no others
	 */
	static Optional<Fault> fault(Path folder) {
		JsonNode files;
		try {
			files = JSON.readTree(Files.readString(folder.resolve(NAME))).path("files");
		}
		catch (IOException | JacksonException ex) {
			return Optional.of(new Fault(NAME, "a text that is no manifest"));
		}
		Set<String> named = new TreeSet<>(Set.of(NAME));
		for (JsonNode file : files) {
			String name = file.path("name").asString();
			named.add(name);
			Path path = folder.resolve(name);
			if (!Files.isRegularFile(path)) {
				return Optional.of(new Fault(name, "nothing"));
			}
			if (!sha256(path).equals(file.path("sha256").asString())) {
				return Optional.of(new Fault(name, "other bytes than the manifest says"));
			}
		}
		try (Stream<Path> found = Files.list(folder)) {
			return found.map((path) -> path.getFileName().toString())
				.filter((name) -> !named.contains(name))
				.sorted()
				.findFirst()
				.map((name) -> new Fault(name, "a file that the manifest does not name"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A file that is not as the manifest says.
	 *
	 * @param file its name
	 * @param words what was found
	 */
	record Fault(String file, String words) {
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String sha256(Path file) {
		MessageDigest digest = Digest.sha256();
		try (InputStream bytes = Files.newInputStream(file)) {
			byte[] buffer = new byte[1 << 16];
			for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
				digest.update(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

}

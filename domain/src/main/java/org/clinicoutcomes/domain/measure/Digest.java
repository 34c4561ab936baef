package org.clinicoutcomes.domain.measure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether two definitions are the same, by SHA-256.
 */
public final class Digest {

	private Digest() {
	}

	/**
	 * The digest of texts, one after the other; their borders count.
	 * @param texts the texts
	 * @return 64 hexadecimal digits
	 */
	public static String of(String... texts) {
		MessageDigest digest = sha256();
		for (String text : texts) {
			digest.update(text.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * A new SHA-256 digest.
	 * @return the digest
	 */
	public static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform must have SHA-256", ex);
		}
	}

}

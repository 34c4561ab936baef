package org.clinicoutcomes.config;

import java.util.List;

/**
 * The database and the four logins that share its work, so that no file's SQL can do more
 * than its stage needs.
 *
 * @param url the database, {@code jdbc:postgresql://…}, without a password
 * @param owner migrates: owns schemas and tables
 * @param loader writes landing and record
 * @param analyst runs mappings and measures
 * @param publisher reads results and writes the ledger, and cannot read a client's row
 */
public record Logins(String url, Login owner, Login loader, Login analyst, Login publisher) {

	public Logins {
		List<String> names = List.of(owner.name(), loader.name(), analyst.name(), publisher.name());
		if (names.stream().distinct().count() < names.size()) {
			throw new ClinicFailure(ExitCode.USAGE, "The four logins must be four different roles, got: " + names
					+ "; create one role for each under clinic.database");
		}
	}

	public List<Login> all() {
		return List.of(this.owner, this.loader, this.analyst, this.publisher);
	}

}

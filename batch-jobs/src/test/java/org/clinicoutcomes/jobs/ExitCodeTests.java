package org.clinicoutcomes.jobs;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A scheduler learns from the exit code alone whether somebody must look.
 */
class ExitCodeTests {

	private static final String SOURCE = """
			files:
			  site: {pattern: 'site-{date}.csv', delivery: snapshot}
			  client: {pattern: 'client-{date}.csv', delivery: changes}
			feeds:
			  - site
			  - client
			""";

	private static final String CLIENTS = "record_id,client_id,site,birth_year,sex,race,ethnicity,veteran\n";

	@TempDir
	private Path folder;

	@Test
	void nightWithRejectedRowsEndsInTenAndAllOthersInZero() {
		TestClinic clinic = TestClinic.at(this.folder.resolve("clinic"))
			.withPreparedPostgres()
			.file("config/sources/front/source.yml", SOURCE)
			.file("config/application.yml", "clinic: {open-months: 1}\n")
			.file("inbox/front/site-2026-01-02.csv", "site,name,time_zone,program,region\ns1,One,America/New_York,,\n")
			.file("inbox/front/client-2026-01-02.csv", CLIENTS + "1,c1,s1,,,,,\n2,c2,s1,,,,,\n");
		assertThat(clinic.run("nightly").code()).isZero();
		clinic.file("inbox/front/client-2026-01-03.csv", CLIENTS + "3,,s1,,,,,\n4,c4,s1,,,,,\n");
		assertThat(clinic.run("nightly").code()).isEqualTo(10);
		assertThat(clinic.run("nightly").code()).isZero();
		clinic.file("inbox/front/client-2026-01-04.csv", "record_id,customer,site\n5,c5,s1\n");
		assertThat(clinic.run("nightly").code()).isEqualTo(20);
		assertThat(clinic.rows("select client_id from care.client")).containsExactly("[c1]", "[c2]", "[c4]");
	}

}

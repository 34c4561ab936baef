package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A disk that fills up in the middle of a night; where no small disk can be mounted the
 * test is skipped.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTests {

	private static final int ROWS = 400_000;

	@Test
	void aFullDiskEndsWith40AndTheNightGoesOnWhenThereIsRoom(@TempDir Path folder) throws Exception {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString()),
				"a small disk can be mounted");
		try {
			nightOnA(disk);
		}
		finally {
			command("umount", "-l", disk.toString());
		}
	}

	private static void nightOnA(Path disk) throws IOException {
		TestClinic clinic = TestClinic.at(disk.resolve("clinic"))
			.file("config/application.yml", "clinic: {open-months: 0}\n")
			.file("config/sources/registry/source.yml", """
					files:
					  site: {pattern: 'site-{date}.csv', delivery: snapshot}
					  client: {pattern: 'client-{date}.csv', delivery: snapshot}
					feeds: [site, client]
					""")
			.file("inbox/registry/site-2026-01-01.csv", "site,name,time_zone,program,region\ns1,One,UTC,,\n")
			.file("inbox/registry/client-2026-01-01.csv", clients(1));
		assertThat(clinic.run("nightly").code()).isZero();

		clinic.file("inbox/registry/client-2026-01-02.csv", clients(ROWS));
		Path filler = disk.resolve("filler");
		fill(filler, Files.getFileStore(disk));
		Outcome full = clinic.run("nightly");
		assertThat(full.code()).as(full.out() + full.err()).isEqualTo(40);
		assertThat(full.err().lines()).as("one sentence").hasSize(1);
		assertThat(full.err()).contains(" must ", "got: ").doesNotContain("\tat ", "Exception:");

		Files.delete(filler);
		Outcome mended = clinic.run("nightly");
		assertThat(mended.code()).as(mended.out() + mended.err()).isZero();
		assertThat(clinic.rows("select count(*) from record.client where known_to = 2147483647"))
			.containsExactly("[" + ROWS + "]");
		assertThat(clinic.rows("select count(*) from run.night")).containsExactly("[2]");
	}

	private static String clients(int count) {
		StringBuilder rows = new StringBuilder("record_id,client_id,site,birth_year,sex,race,ethnicity,veteran\n");
		for (int i = 1; i <= count; i++) {
			rows.append("r%d,c%d,s1,,,,,%n".formatted(i, i));
		}
		return rows.toString();
	}

	private static void fill(Path filler, FileStore store) throws IOException {
		byte[] block = new byte[1 << 20];
		try (OutputStream out = Files.newOutputStream(filler)) {
			while (store.getUsableSpace() > 12L * block.length) {
				out.write(block);
			}
		}
	}

	private static boolean command(String... words) throws IOException, InterruptedException {
		try {
			Process process = new ProcessBuilder(words).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}

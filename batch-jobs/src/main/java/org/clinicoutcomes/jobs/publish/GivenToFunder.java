package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.clinicoutcomes.domain.disclosure.ProtectedRelease;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The numbers one issue gives to a funder: audited with all it was given before, and
 * noted.
 *
 * @param audience who is given them, and of whom they are
 * @param already what it was given before
 * @param release what it is given now
 * @param threshold the smallest count it may know
 * @param additive ids of measures whose longer periods are sums of months
 */
record GivenToFunder(ReleaseLedger.Audience audience, ReleasedNumbers already, ProtectedRelease release, int threshold,
		Set<String> additive) implements Issuing.Released {

	@Override
	public void audit(Path folder) {
		ReleasedNumbers all = this.already.and(this.release.entries());
		new Auditor(this.threshold, List.copyOf(all.entries())).audit(folder, this.release.entries(), this.additive);
	}

	@Override
	public void enter(Session session, long issue) {
		new ReleaseLedger(session).enter(issue, this.audience, this.release.entries());
	}

}

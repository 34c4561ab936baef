package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.funder.Basis;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureHeader;

/**
 * The part on methods: the notice, what this issue is, and how every number is defined.
 */
final class FunderMethods {

	private final ReportIdentity identity;

	private final FunderProfile profile;

	private final Answers answers;

	private final List<MeasureHeader> measures;

	FunderMethods(ReportIdentity identity, FunderProfile profile, Answers answers, List<MeasureHeader> measures) {
		this.identity = identity;
		this.profile = profile;
		this.answers = answers;
		this.measures = measures;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		if (this.profile.notice() == FunderProfile.NoticeKind.LONG) {
			blocks.add(new Sentences("Notice", Notice.inFull()));
		}
		else if (!this.identity.notice().isEmpty()) {
			blocks.add(new Sentences("Notice", List.of(this.identity.notice())));
		}
		blocks.add(issue());
		blocks.add(Methods.rules());
		blocks.add(Methods.definitions(this.answers, this.measures));
		return new Part("methods", "Methods and notice", "How every number is defined, and on what basis it is given.",
				blocks);
	}

	private Table issue() {
		Basis basis = this.profile.basis();
		List<Table.Row> rows = new ArrayList<>(Methods.issueRows(this.identity));
		rows.add(Methods.row("Clients covered by", String.join(", ", this.profile.clients())));
		rows.add(Methods.row("Numbers",
				this.profile.isExact() ? "exact" : "small counts hidden, threshold " + this.profile.threshold()));
		rows.add(Methods.row("Basis", (basis != null) ? basis.inWords() : "none recorded"));
		if (!this.profile.recipients().isEmpty()) {
			rows.add(Methods.row("Recipients", String.join(", ", this.profile.recipients())));
		}
		return new Table("issue", "This issue", "",
				List.of(Table.Column.rowHeader("What"), Table.Column.of("Value", Format.TEXT)), rows);
	}

}

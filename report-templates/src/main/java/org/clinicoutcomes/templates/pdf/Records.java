package org.clinicoutcomes.templates.pdf;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import net.sf.jasperreports.engine.JRRewindableDataSource;
import net.sf.jasperreports.engine.JRField;
import org.jspecify.annotations.Nullable;

/**
 * Hands records to a template; a flag that a record does not have is false.
 */
final class Records implements JRRewindableDataSource {

	private final List<Map<String, Object>> all;

	private Iterator<Map<String, Object>> records;

	private Map<String, Object> current = Map.of();

	Records(List<Map<String, Object>> records) {
		this.all = records;
		this.records = records.iterator();
	}

	@Override
	public void moveFirst() {
		this.records = this.all.iterator();
	}

	@Override
	public boolean next() {
		if (!this.records.hasNext()) {
			return false;
		}
		this.current = this.records.next();
		return true;
	}

	@Override
	public @Nullable Object getFieldValue(JRField field) {
		Object value = this.current.get(field.getName());
		return (value == null && field.getValueClass() == Boolean.class) ? Boolean.FALSE : value;
	}

}

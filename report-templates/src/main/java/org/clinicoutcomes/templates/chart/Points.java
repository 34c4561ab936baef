package org.clinicoutcomes.templates.chart;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * The corners of a path, to walk it backwards.
 */
final class Points {

	private Points() {
	}

	static List<double[]> of(Path2D path) {
		List<double[]> points = new ArrayList<>();
		for (PathIterator corners = path.getPathIterator(null); !corners.isDone(); corners.next()) {
			double[] point = new double[6];
			corners.currentSegment(point);
			points.add(point);
		}
		return points;
	}

}

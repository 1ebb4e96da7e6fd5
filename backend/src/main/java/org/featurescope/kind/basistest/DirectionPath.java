package org.featurescope.kind.basistest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.space.directions.RotationPath;
import org.featurescope.space.directions.Vectors;

/** The directions of all neurons on the path to a random rotation. Not thread-safe. */
final class DirectionPath {
    private final RotationPath path;
    private final Map<Double, Vectors> known = new HashMap<>();

    DirectionPath(double[][] rotation) {
        this.path = RotationPath.to(rotation);
    }

    /** Returns the directions at a point, one for each channel: the columns of the rotation's power. */
    Vectors at(double alpha) {
        return known.computeIfAbsent(alpha, point -> Vectors.columns(path.at(point)));
    }

    /** Returns the directions at several points. */
    List<Vectors> at(List<Double> alphas) {
        return alphas.stream().map(this::at).toList();
    }
}

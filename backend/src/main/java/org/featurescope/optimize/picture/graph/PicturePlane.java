package org.featurescope.optimize.picture.graph;

import java.util.List;
import java.util.Random;
import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.optimize.picture.PictureSettings;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * How the variables of a batch make its planes: colours before the sigmoid, and opacity where there is one. It does so in
 * a graph for a step, and on the host for starts.
 */
sealed interface PicturePlane permits SeparablePlane, PhasePlane {
    /** The variables, in the order of all lists of values below. */
    List<Variable> variables();

    /** Adds the nodes that make {@code [size * size, batch * planes]}, row by row, of the variables' values. */
    Operand<TFloat32> build(PlaneOps ops, List<Operand<TFloat32>> values);

    /** One number of noise of the given deviation. */
    double noise(Random random, double deviation);

    /**
     * The values that come nearest to the planes.
     *
     * @param planes {@code [size, size, planes]} of each picture, in the colours of the coefficients
     */
    List<float[]> values(List<float[]> planes);

    /**
     * Values that make the pictures of a smaller plane here.
     *
     * @param fresh values of noise here, for what the smaller pictures leave open
     */
    List<float[]> enlarged(PicturePlane smaller, List<float[]> values, List<float[]> fresh);

    /** The planes of a batch of square pictures. */
    static PicturePlane of(int batch, int size, PictureSettings settings) {
        return settings.parameterization() instanceof PhaseOnly
                ? new PhasePlane(batch, size, settings)
                : new SeparablePlane(batch, size, settings);
    }
}

package org.featurescope.optimize.picture.graph;

import java.util.Optional;
import org.featurescope.optimize.picture.Matrix;

/**
 * A linear and separable part of a plane: {@code A (scale C) Aᵀ} of coefficients {@code C}, with the same {@code A} on both
 * axes. A plane is the sum of a few components. The coefficients of one image are {@code [count, count, planes]}, the
 * horizontal axis first. Where {@code A} is the identity they are pixels, the vertical axis first.
 */
sealed interface Component permits FourierComponent, GridComponent {
    /** Returns the pixels on a side of the plane. */
    int size();

    /** Returns the number of coefficients on an axis. */
    int count();

    /** Returns the number of images that have coefficients: one for each picture, or fewer that the batch shares. */
    int images();

    /** Returns {@code A}, {@code [size, count]}; empty if it is the identity. */
    Optional<Matrix> synthesis();

    /** Returns the matrix from an axis of a plane to coefficients, {@code [count, size]}; empty if it is the identity. */
    Optional<Matrix> analysis();

    /** Returns the factors that coefficients are first multiplied by, {@code [count, count, planes]}; empty if all are 1. */
    Optional<float[]> scale();

    /**
     * Returns the coefficients that make the same picture as {@code coefficients} make in a smaller size.
     *
     * @param smaller the component of the smaller size
     */
    float[] enlarged(Component smaller, float[] coefficients, int planes);

    /** Returns the part of one image's plane, {@code [size, size, planes]}, that its coefficients make. */
    default float[] plane(float[] coefficients, int planes) {
        float[] scaled = coefficients.clone();
        scale().ifPresent(factors -> {
            for (int at = 0; at < scaled.length; at++) {
                scaled[at] *= factors[at];
            }
        });
        return synthesis().map(matrix -> matrix.onBothAxes(scaled, planes)).orElse(scaled);
    }

    /** Returns the coefficients of one image whose part of the plane is closest to {@code [size, size, planes]}. */
    default float[] coefficients(float[] plane, int planes) {
        float[] found =
                analysis().map(matrix -> matrix.onBothAxes(plane, planes)).orElseGet(plane::clone);
        scale().ifPresent(factors -> {
            for (int at = 0; at < found.length; at++) {
                found[at] /= factors[at];
            }
        });
        return found;
    }
}

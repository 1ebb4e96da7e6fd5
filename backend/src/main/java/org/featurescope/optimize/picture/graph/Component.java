package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.optimize.picture.Matrix;
import org.featurescope.optimize.picture.Parameterization.Fourier;
import org.featurescope.optimize.picture.Parameterization.LaplacianPyramid;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions.Resolution;

/**
 * A part of a plane that is linear and separable: {@code A (scale C) Aᵀ} of coefficients {@code C}, the same {@code A} on
 * both axes. A plane is the sum of a few. Coefficients of one image are {@code [count, count, planes]}, the horizontal
 * axis first; where {@code A} is the identity they are pixels, the vertical axis first.
 */
sealed interface Component permits FourierComponent, GridComponent {
    /** Coefficients on an axis. */
    int count();

    /** How many images there are coefficients of: one for each picture, or fewer, spread over the batch. */
    int images();

    /** {@code A}, {@code [size, count]}; empty where it is the identity. */
    Optional<Matrix> synthesis();

    /** From an axis of a plane to coefficients, {@code [count, size]}; empty where it is the identity. */
    Optional<Matrix> analysis();

    /** What coefficients are multiplied by first, {@code [count, count, planes]}; empty where that is 1. */
    Optional<float[]> scale();

    /** The coefficients here that make the picture that {@code coefficients} of the same component make in a smaller size. */
    float[] enlarged(Component smaller, float[] coefficients, int planes);

    /** The part of one image's plane, {@code [size, size, planes]}, that its coefficients make. */
    default float[] plane(float[] coefficients, int planes) {
        float[] scaled = coefficients.clone();
        scale().ifPresent(factors -> {
            for (int at = 0; at < scaled.length; at++) {
                scaled[at] *= factors[at];
            }
        });
        return synthesis().map(matrix -> matrix.onBothAxes(scaled, planes)).orElse(scaled);
    }

    /** The coefficients of one image whose part of the plane comes nearest to {@code [size, size, planes]}. */
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

    /** The components of a linear parameterization, the shared ones last. */
    static List<Component> of(int batch, int size, PictureSettings settings) {
        List<Component> components = new ArrayList<>();
        if (settings.parameterization() instanceof Fourier fourier) {
            components.add(FourierComponent.of(size, fourier.band(), decays(fourier, settings), batch));
        } else {
            int levels = settings.parameterization() instanceof LaplacianPyramid pyramid ? pyramid.levels() : 1;
            for (int level = 0; level < levels && size >> level > 0; level++) {
                components.add(new GridComponent(size, size >> level, batch));
            }
        }
        for (Resolution shared : settings.shared().resolutions()) {
            int count = Math.max(1, size / shared.divisor());
            components.add(new GridComponent(size, count, Math.min(batch, shared.images())));
        }
        return List.copyOf(components);
    }

    private static double[] decays(Fourier fourier, PictureSettings settings) {
        double[] decays = new double[settings.planes()];
        Arrays.fill(decays, fourier.lumaDecay());
        if (settings.decorrelated()) {
            decays[1] = fourier.chromaDecay();
            decays[2] = fourier.chromaDecay();
        }
        return decays;
    }
}

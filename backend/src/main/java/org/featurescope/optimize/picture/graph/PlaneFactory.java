package org.featurescope.optimize.picture.graph;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;

/**
 * Makes the planes of a batch of square pictures for each kind of parameterization.
 *
 * @param batch number of pictures
 * @param size pixels on a side of the pictures
 */
record PlaneFactory(int batch, int size, PictureSettings settings) implements Parameterization.Visitor<PicturePlane> {
    @Override
    public PicturePlane visitPixels(Parameterization.Pixels pixels) {
        return separable(side -> List.of(new GridComponent(side, side, batch)));
    }

    @Override
    public PicturePlane visitFourier(Parameterization.Fourier fourier) {
        return separable(side -> List.of(FourierComponent.of(side, fourier.band(), decays(fourier), batch)));
    }

    @Override
    public PicturePlane visitPyramid(Parameterization.LaplacianPyramid pyramid) {
        return separable(side -> IntStream.range(0, pyramid.levels())
                .map(level -> side >> level)
                .filter(count -> count > 0)
                .<Component>mapToObj(count -> new GridComponent(side, count, batch))
                .toList());
    }

    @Override
    public PicturePlane visitPhases(Parameterization.PhaseOnly phases) {
        return new PhasePlane(batch, size, settings);
    }

    private PicturePlane separable(IntFunction<List<Component>> ownComponents) {
        return new SeparablePlane(batch, size, settings, ownComponents);
    }

    private double[] decays(Parameterization.Fourier fourier) {
        double[] decays = new double[settings.planes()];
        Arrays.fill(decays, fourier.lumaDecay());
        if (settings.decorrelated()) {
            decays[1] = fourier.chromaDecay();
            decays[2] = fourier.chromaDecay();
        }
        return decays;
    }
}

package org.featurescope.optimize;

import java.util.List;
import org.featurescope.tensor.BenchmarkFigure;

/**
 * How fast one step of one layer is.
 *
 * @param model id of the network
 * @param layer whose channel is optimized
 * @param batch pictures at a time
 * @param size height and width of each picture, pixels
 * @param precision of the convolutions
 * @param milliseconds of the engine's full step
 * @param plainMilliseconds of the plain gradient of the same sizes
 * @param multiplyAdds that the network's convolutions and matrix products ask for, forward and backward
 * @param matrixProductGigaflops what the machine's own matrix product reached in the same run, in this precision
 */
public record SpeedFigure(
        String model,
        String layer,
        int batch,
        int size,
        Precision precision,
        double milliseconds,
        double plainMilliseconds,
        long multiplyAdds,
        double matrixProductGigaflops) {
    /** The full step's time as a multiple of the plain gradient's. */
    public double overPlain() {
        return milliseconds / plainMilliseconds;
    }

    /** Pictures brought one step further in a second. */
    public double imageStepsPerSecond() {
        return 1000 * batch / milliseconds;
    }

    /**
     * The arithmetic of the convolutions over the whole time of the full step, 10^9 operations per second: what they
     * reach at the least, since the time of everything else is counted against them.
     */
    public double gigaflops() {
        return SpeedBenchmark.gigaflops(multiplyAdds, milliseconds);
    }

    /** {@link #gigaflops} as a share of the machine's own matrix product. */
    public double shareOfMatrixProduct() {
        return gigaflops() / matrixProductGigaflops;
    }

    /** The same for the plain gradient: what the convolutions reach with nothing of ours around them. */
    public double plainShareOfMatrixProduct() {
        return SpeedBenchmark.gigaflops(multiplyAdds, plainMilliseconds) / matrixProductGigaflops;
    }

    /** As figures with a name, a value and a baseline. */
    public List<BenchmarkFigure> figures() {
        String what = "%s.%s.%dx%d.%s".formatted(model, layer, batch, size, precision);
        return List.of(
                BenchmarkFigure.of("step." + what, milliseconds, "ms", plainMilliseconds),
                BenchmarkFigure.of(
                        "image-steps." + what, imageStepsPerSecond(), "1/s", 1000 * batch / plainMilliseconds),
                BenchmarkFigure.of("convolutions." + what, gigaflops(), "GF/s", matrixProductGigaflops));
    }
}

package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.optimize.Precision;

/**
 * How fast one step of one layer is.
 *
 * @param model id of the network
 * @param layer whose channel is optimized
 * @param batch pictures at a time
 * @param size height and width of each picture, pixels
 * @param precision of the convolutions
 * @param times how long it takes
 * @param work how much of the network it computes
 * @param matrixProductGigaflops what the machine's own matrix product reached in the same run, in this precision
 */
public record SpeedMeasurement(
        String model,
        String layer,
        int batch,
        int size,
        Precision precision,
        Times times,
        Work work,
        double matrixProductGigaflops) {
    /**
     * Milliseconds.
     *
     * @param step of the engine's full step
     * @param convolutions of those in which the network's convolutions worked, in a step that is traced; no number on a GPU,
     *     which works on what a trace has long ended
     * @param plain of the plain gradient of the same sizes
     */
    public record Times(double step, double convolutions, double plain) {}

    /**
     * Multiply-adds of the network's convolutions and matrix products, forward and backward.
     *
     * @param step that a step of the engine asks for; it does not compute what it need not
     * @param plain that the plain gradient asks for
     */
    public record Work(long step, long plain) {}

    /** The full step's time as a multiple of the plain gradient's. */
    public double overPlain() {
        return times.step / times.plain;
    }

    /** Pictures brought one step further in a second. */
    public double imageStepsPerSecond() {
        return 1000 * batch / times.step;
    }

    /** What the convolutions reach while they work, as a share of the machine's own matrix product. */
    public double share() {
        return share(work.step, times.convolutions);
    }

    /** The arithmetic of the convolutions over the whole time of the step, everything else counted against them. */
    public double shareOfStep() {
        return share(work.step, times.step);
    }

    /** The same for the plain gradient. */
    public double shareOfPlain() {
        return share(work.plain, times.plain);
    }

    private double share(long multiplyAdds, double milliseconds) {
        return SpeedBenchmark.gigaflops(multiplyAdds, milliseconds) / matrixProductGigaflops;
    }

    /** As figures with a name, a value and a baseline. */
    public List<Measurement> figures() {
        String what = "%s.%s.%dx%d.%s".formatted(model, layer, batch, size, precision);
        List<Measurement> figures = new ArrayList<>();
        figures.add(Measurement.of("step." + what, times.step, "ms", times.plain));
        figures.add(Measurement.of("image-steps." + what, imageStepsPerSecond(), "1/s", 1000 * batch / times.plain));
        if (!Double.isNaN(times.convolutions)) {
            double reached = SpeedBenchmark.gigaflops(work.step, times.convolutions);
            figures.add(Measurement.of("convolutions." + what, reached, "GF/s", matrixProductGigaflops));
        }
        return figures;
    }
}

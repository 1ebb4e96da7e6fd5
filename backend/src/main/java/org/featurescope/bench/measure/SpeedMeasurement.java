package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.optimize.Precision;

/**
 * The speed of an optimization step of one layer.
 *
 * @param model id of the network
 * @param layer whose channel is optimized
 * @param batch pictures at a time
 * @param size height and width of each picture, pixels
 * @param precision of the convolutions
 * @param times of a step and of the plain gradient
 * @param work of a step and of the plain gradient
 * @param matrixProductGigaflops the rate of {@link MatrixProduct} in the same run and precision, in billions of operations per
 *     second
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
     * Times in milliseconds.
     *
     * @param step of the engine's step
     * @param convolutions the part of a traced step in which the network's convolutions ran; NaN on a GPU, which still computes
     *     when the trace has ended
     * @param plain of the plain gradient of the same sizes
     */
    public record Times(double step, double convolutions, double plain) {}

    /**
     * Multiply-adds of the network's convolutions and matrix products, forward and backward.
     *
     * @param step of the engine's step, which leaves out what the objective does not need
     * @param plain of the plain gradient
     */
    public record Work(long step, long plain) {}

    /** Returns the step's time as a multiple of the plain gradient's. */
    public double overPlain() {
        return times.step / times.plain;
    }

    /** Returns the pictures of a batch times the steps per second. */
    public double imageStepsPerSecond() {
        return 1000 * batch / times.step;
    }

    /** Returns the convolutions' rate while they run, as a share of the matrix product's rate. */
    public double shareOfConvolutions() {
        return share(work.step, times.convolutions);
    }

    /** Returns the convolutions' arithmetic over the whole time of the step, as a share of the matrix product's rate. */
    public double shareOfStep() {
        return share(work.step, times.step);
    }

    /** Returns the plain gradient's arithmetic over its time, as a share of the matrix product's rate. */
    public double shareOfPlain() {
        return share(work.plain, times.plain);
    }

    private double share(long multiplyAdds, double milliseconds) {
        return SpeedBenchmark.gigaflops(multiplyAdds, milliseconds) / matrixProductGigaflops;
    }

    /** Returns the measurements with their baselines. */
    public List<Measurement> measurements() {
        String what = "%s.%s.%dx%d.%s".formatted(model, layer, batch, size, precision);
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(Measurement.of("step." + what, times.step, "ms", times.plain));
        measurements.add(
                Measurement.of("image-steps." + what, imageStepsPerSecond(), "1/s", 1000 * batch / times.plain));
        if (!Double.isNaN(times.convolutions)) {
            double reached = SpeedBenchmark.gigaflops(work.step, times.convolutions);
            measurements.add(Measurement.of("convolutions." + what, reached, "GF/s", matrixProductGigaflops));
        }
        return measurements;
    }
}

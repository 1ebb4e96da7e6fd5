package org.featurescope.bench.measure;

import java.util.List;
import org.featurescope.activation.ActivationListener;
import org.featurescope.activation.Activations;
import org.featurescope.activation.InputPicture;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.PreparedSamples;
import org.featurescope.activation.RunSummary;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.TopClasses;
import org.featurescope.activation.WarmNetworks;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.web.api.ActivationEvents;
import org.tensorflow.types.TFloat32;

/**
 * Times everything that the server does for one photograph, up to the last byte of the last event, beside the bare forward
 * pass in the same session on the same input. Both are called in turn, so that other work of the machine slows both alike.
 * The measurements are medians.
 */
public final class ActivationBenchmark {
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 41;

    private ActivationBenchmark() {}

    /**
     * Returns the times of a photograph's run through a network. {@code server} is the time for a file, {@code sample} that for
     * a sample photograph, which was decoded before; both beside the bare forward pass. {@code first-layer} is the time until
     * the first layer of the file is written, beside the time for the whole file.
     *
     * @param sample the id of a sample photograph
     */
    public static List<Measurement> measure(Network network, String sample) {
        byte[] file = new SamplePhotographs().bytes(sample);
        InputSpec spec = network.descriptor().input();
        RgbImage picture = PreparedSamples.prepared(file, spec);
        double[] server = new double[ROUNDS];
        double[] sampled = new double[ROUNDS];
        double[] firstLayer = new double[ROUNDS];
        double[] forward = new double[ROUNDS];
        try (Activations activations = new Activations();
                WarmNetworks.Lease lease = activations.borrow(network);
                TFloat32 input = lease.network().input(picture)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                StopwatchListener fromFile = new StopwatchListener();
                activations.run(network, file, fromFile);
                double fileTime = fromFile.elapsed();
                StopwatchListener fromSample = new StopwatchListener();
                activations.runSample(network, sample, fromSample);
                double sampleTime = fromSample.elapsed();
                long start = System.nanoTime();
                lease.network().forwardOnly(input);
                if (round >= 0) {
                    forward[round] = milliseconds(start);
                    server[round] = fileTime;
                    sampled[round] = sampleTime;
                    firstLayer[round] = fromFile.firstLayer;
                }
            }
        }
        String name = "activations.%s.".formatted(network.id());
        return List.of(
                Measurement.of(name + "server", Median.of(server), "ms", Median.of(forward)),
                Measurement.of(name + "sample", Median.of(sampled), "ms", Median.of(forward)),
                Measurement.of(name + "first-layer", Median.of(firstLayer), "ms", Median.of(server)));
    }

    private static double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** Writes the events and discards them. It notes when the first layer was written. */
    private static final class StopwatchListener implements ActivationListener {
        private final long start = System.nanoTime();
        private final ActivationEvents events = new ActivationEvents((event, json) -> {});
        private double firstLayer;

        double elapsed() {
            return milliseconds(start);
        }

        @Override
        public void photograph(InputPicture picture) {
            events.photograph(picture);
        }

        @Override
        public void layer(LayerActivation layer) {
            prepared(layer).run();
        }

        @Override
        public Runnable prepared(LayerActivation layer) {
            Runnable writing = events.prepared(layer);
            return () -> {
                writing.run();
                if (layer.depth() == 0) {
                    firstLayer = elapsed();
                }
            };
        }

        @Override
        public void classes(TopClasses classes) {
            events.classes(classes);
        }

        @Override
        public void done(RunSummary summary) {
            events.done(summary);
        }
    }
}

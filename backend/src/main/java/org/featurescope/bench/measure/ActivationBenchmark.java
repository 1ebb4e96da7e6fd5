package org.featurescope.bench.measure;

import java.util.Arrays;
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
 * Times all that the server does for one photograph, up to the last byte of the last event, against the bare forward
 * pass in the same session on the same input, turn by turn, so that the machine's other work falls on both alike.
 * Figures are medians.
 */
public final class ActivationBenchmark {
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 41;

    private ActivationBenchmark() {}

    /**
     * Measures a photograph's run through a network: {@code server} is all of it when it comes as a file, {@code sample} when
     * it is asked for as a sample, which is decoded already; both beside the bare forward pass. {@code first-layer} is the time
     * until the first layer of the file is written, beside all of it.
     *
     * @param sample the photograph's id
     */
    public static List<Measurement> measure(Network network, String sample) {
        byte[] file = new SamplePhotographs().bytes(sample);
        InputSpec spec = network.descriptor().input();
        RgbImage picture = PreparedSamples.prepared(file, spec);
        double[] server = new double[ROUNDS];
        double[] ofSample = new double[ROUNDS];
        double[] firstLayer = new double[ROUNDS];
        double[] forward = new double[ROUNDS];
        try (Activations activations = new Activations();
                WarmNetworks.Lease lease = activations.borrow(network);
                TFloat32 input = lease.network().input(picture)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                Watch watch = new Watch();
                activations.run(network, file, watch);
                double all = watch.elapsed();
                Watch second = new Watch();
                activations.runSample(network, sample, second);
                double allOfSample = second.elapsed();
                long start = System.nanoTime();
                lease.network().forwardOnly(input);
                if (round >= 0) {
                    forward[round] = milliseconds(start);
                    server[round] = all;
                    ofSample[round] = allOfSample;
                    firstLayer[round] = watch.firstLayer;
                }
            }
        }
        String name = "activations.%s.".formatted(network.id());
        return List.of(
                Measurement.of(name + "server", median(server), "ms", median(forward)),
                Measurement.of(name + "sample", median(ofSample), "ms", median(forward)),
                Measurement.of(name + "first-layer", median(firstLayer), "ms", median(server)));
    }

    private static double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Writes the events to nowhere and notes when what was written. */
    private static final class Watch implements ActivationListener {
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
            Runnable telling = events.prepared(layer);
            return () -> {
                telling.run();
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

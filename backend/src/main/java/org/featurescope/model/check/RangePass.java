package org.featurescope.model.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.SamplePhotographs.Sample;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.check.RangeMeasurement.ClassStatistics;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.types.TFloat32;

/** Runs photographs through a network in one range of its input, one after another. */
final class RangePass {
    private static final Set<String> WITHOUT_CHANNELS = Set.of("logits", "probabilities");

    private final Network network;
    private final InputRange range;
    private final List<Layer> layers;
    private final Optional<String> probabilities;
    private final List<String> nodes;
    /** The least and greatest activations of each layer's channels. */
    private final List<float[]> least = new ArrayList<>();

    private final List<float[]> greatest = new ArrayList<>();
    private final List<float[]> classes = new ArrayList<>();
    private boolean isFinite = true;

    RangePass(Network network, InputRange range) {
        this.network = network;
        this.range = range;
        this.layers = network.layers().stream()
                .filter(layer -> !WITHOUT_CHANNELS.contains(layer.kind()))
                .toList();
        this.probabilities = network.classes().map(ModelDescriptor.Classes::probabilitiesNode);
        Set<String> fetched = new LinkedHashSet<>();
        layers.forEach(layer -> fetched.add(layer.node()));
        probabilities.ifPresent(fetched::add);
        this.nodes = List.copyOf(fetched);
        for (Layer layer : layers) {
            least.add(filled(layer.channels(), Float.POSITIVE_INFINITY));
            greatest.add(filled(layer.channels(), Float.NEGATIVE_INFINITY));
        }
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }

    /** Measures the range on photographs of the network's input size. */
    RangeMeasurement measure(Session session, List<RgbImage> photographs) {
        for (RgbImage photograph : photographs) {
            run(session, photograph);
        }
        return new RangeMeasurement(range, statistics(), isFinite ? deadShare() : 1);
    }

    /** Returns the id of the sample, of those measured, that is named rightly with the greatest probability. */
    Optional<String> surest(List<Sample> samples) {
        Optional<String> surest = Optional.empty();
        float most = 0;
        for (int i = 0; i < classes.size(); i++) {
            float[] probabilities = classes.get(i);
            int first = first(probabilities);
            if (probabilities[first] > most
                    && samples.get(i).classes().contains(network.labels().get(first))) {
                most = probabilities[first];
                surest = Optional.of(samples.get(i).id());
            }
        }
        return surest;
    }

    private static int first(float[] probabilities) {
        int first = 0;
        for (int c = 1; c < probabilities.length; c++) {
            first = probabilities[c] > probabilities[first] ? c : first;
        }
        return first;
    }

    private void run(Session session, RgbImage photograph) {
        try (TFloat32 input = range.tensor(photograph)) {
            Session.Runner runner =
                    session.runner().feed(network.descriptor().input().node(), input);
            nodes.forEach(runner::fetch);
            try (Result result = runner.run()) {
                for (int i = 0; i < layers.size(); i++) {
                    add(values(result, layers.get(i).node()), least.get(i), greatest.get(i));
                }
                probabilities.ifPresent(node -> classes.add(values(result, node)));
            }
        } catch (TensorFlowException e) {
            throw ActivationException.notRun(network, e);
        }
    }

    private float[] values(Result result, String node) {
        return TensorValues.of((TFloat32) result.get(nodes.indexOf(node)));
    }

    private void add(float[] values, float[] least, float[] greatest) {
        int channels = least.length;
        for (int at = 0; at < values.length; at += channels) {
            for (int c = 0; c < channels; c++) {
                float value = values[at + c];
                isFinite &= Float.isFinite(value);
                least[c] = Math.min(least[c], value);
                greatest[c] = Math.max(greatest[c], value);
            }
        }
    }

    private double deadShare() {
        int channels = 0;
        int dead = 0;
        for (int i = 0; i < least.size(); i++) {
            channels += least.get(i).length;
            for (int c = 0; c < least.get(i).length; c++) {
                float high = greatest.get(i)[c];
                // values that differ by rounding only are one value
                if (high - least.get(i)[c] <= 1e-6f * Math.abs(high)) {
                    dead++;
                }
            }
        }
        return channels == 0 ? 0 : (double) dead / channels;
    }

    private Optional<ClassStatistics> statistics() {
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        int count = classes.get(0).length;
        double[] mean = new double[count];
        int[] first = new int[count];
        double entropy = 0;
        for (float[] of : classes) {
            for (int c = 0; c < count; c++) {
                mean[c] += (double) of[c] / classes.size();
                entropy -= term(of[c]) / classes.size();
            }
            first[first(of)]++;
        }
        double ofMean = -Arrays.stream(mean).map(RangePass::term).sum();
        int frequent = 0;
        for (int c = 1; c < count; c++) {
            frequent = first[c] > first[frequent] ? c : frequent;
        }
        double information = Math.max(0, ofMean - entropy);
        return Optional.of(new ClassStatistics(
                Double.isFinite(entropy) ? entropy : 0,
                Double.isFinite(information) ? information : 0,
                (int) Arrays.stream(first).filter(n -> n > 0).count(),
                network.labels().get(frequent),
                first[frequent]));
    }

    /** Returns {@code p log2 p}, which is 0 for a probability of 0. */
    private static double term(double probability) {
        return probability == 0 ? 0 : probability * Math.log(probability) / Math.log(2);
    }
}

package org.featurescope.kind.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.image.ImageDecoder;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.space.ChannelSimilarity;
import org.featurescope.space.Seriation;

/**
 * The channels of a grid, sorted.
 *
 * @param channels all channels on all pages, in order
 * @param looked the number of photographs that were processed to sort them, each of which counted as a step of the
 *     recipe
 */
record ChannelRanking(List<Ranked> channels, int looked) {
    /**
     * A channel in the sorted list.
     *
     * @param channel the channel's index in the layer
     * @param activation its activation, if the channels are sorted by activation
     */
    record Ranked(int channel, OptionalDouble activation) {
        /** Returns the label of the channel's picture. */
        String label() {
            return activation.isPresent()
                    ? String.format(Locale.ROOT, "%d · %.3g", channel, activation.getAsDouble())
                    : Integer.toString(channel);
        }
    }

    /** Sorts the channels of a grid. Each photograph that this requires counts as a step of the recipe. */
    static ChannelRanking of(GridSpec spec, Network network, RecipeListener listener) {
        Layer layer = network.layer(spec.layer());
        List<Integer> channels = spec.channels().in(layer);
        IndexListener photographs = PhotographSteps.before(
                spec.optimization(), spec.page().of(channels).size(), listener);
        return of(
                spec.order(),
                channels,
                network,
                layer,
                photographs,
                spec.optimization().steps());
    }

    /**
     * Sorts channels of a layer.
     *
     * @param listener receives the number of photographs that are done
     * @param steps the number of steps that follow, which are named if the listener cancels
     */
    static ChannelRanking of(
            ChannelOrder order,
            List<Integer> channels,
            Network network,
            Layer layer,
            IndexListener listener,
            int steps) {
        if (order.sort() == ChannelOrder.Sort.INDEX) {
            return new ChannelRanking(unmeasured(channels), 0);
        }
        try (OpenLayer open = new OpenLayer(network, layer)) {
            return order.sort() == ChannelOrder.Sort.ACTIVATION
                    ? byActivation(order, channels, open)
                    : bySimilarity(channels, layer, open, listener, steps);
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private static List<Ranked> unmeasured(List<Integer> channels) {
        return channels.stream()
                .map(channel -> new Ranked(channel, OptionalDouble.empty()))
                .toList();
    }

    private static ChannelRanking byActivation(ChannelOrder order, List<Integer> channels, OpenLayer open) {
        ActivationMap map = open.ofPhotograph(PhotographParameters.photograph(order.photograph()));
        boolean isMean = order.measure() == ChannelOrder.Measure.MEAN;
        List<Ranked> ranked = channels.stream()
                .map(channel ->
                        new Ranked(channel, OptionalDouble.of(isMean ? map.mean(channel) : map.maximum(channel))))
                .sorted(Comparator.comparingDouble(
                                (Ranked each) -> -each.activation().orElseThrow())
                        .thenComparingInt(Ranked::channel))
                .toList();
        return new ChannelRanking(ranked, 0);
    }

    /** Sorts channels by similarity. Channels that no sample photograph activates have no similarity and come last. */
    private static ChannelRanking bySimilarity(
            List<Integer> channels, Layer layer, OpenLayer open, IndexListener listener, int steps) {
        SamplePhotographs samples = new SamplePhotographs();
        int photographs = samples.list().size();
        ChannelSimilarity similarity = new ChannelSimilarity(layer.channels());
        for (int i = 0; i < photographs; i++) {
            if (listener.cancelled()) {
                throw new CancelledRunException(i, photographs + steps);
            }
            similarity.add(open.ofPhotograph(
                    ImageDecoder.decode(samples.bytes(samples.list().get(i).id()))));
            listener.progress(i + 1, photographs);
        }
        double[][] cosines = similarity.cosines();
        Set<Integer> silent = new HashSet<>(similarity.silent());
        List<Integer> active = channels.stream()
                .filter(channel -> !silent.contains(channel))
                .sorted()
                .toList();
        double[][] similarities = new double[active.size()][active.size()];
        for (int i = 0; i < similarities.length; i++) {
            for (int j = 0; j < similarities.length; j++) {
                similarities[i][j] = cosines[active.get(i)][active.get(j)];
            }
        }
        List<Integer> ordered = new ArrayList<>(
                Seriation.of(similarities).stream().map(active::get).toList());
        channels.stream().filter(silent::contains).sorted().forEach(ordered::add);
        return new ChannelRanking(unmeasured(ordered), photographs);
    }
}

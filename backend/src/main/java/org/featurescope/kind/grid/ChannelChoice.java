package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;

/**
 * Which channels of a layer a figure is about.
 *
 * @param listed these, in order, none twice; nothing for all that the layer has
 */
public record ChannelChoice(Optional<List<Integer>> listed) {
    /** All channels of the layer. */
    public static final ChannelChoice ALL = new ChannelChoice(Optional.empty());

    public ChannelChoice {
        listed = listed.map(List::copyOf);
    }

    /** These channels, in order. */
    public static ChannelChoice of(List<Integer> channels) {
        return new ChannelChoice(Optional.of(channels));
    }

    /** The channels of a layer that are meant, in order. */
    List<Integer> in(Layer layer) {
        return listed.orElseGet(
                () -> IntStream.range(0, layer.channels()).boxed().toList());
    }
}

package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;

/**
 * A selection of channels of a layer.
 *
 * @param listed the channels in order, each once; empty for all channels of the layer
 */
public record ChannelChoice(Optional<List<Integer>> listed) {
    /** The selection of all channels of the layer. */
    public static final ChannelChoice ALL = new ChannelChoice(Optional.empty());

    public ChannelChoice {
        listed = listed.map(List::copyOf);
    }

    /** Returns the selection of these channels, in their order. */
    public static ChannelChoice of(List<Integer> channels) {
        return new ChannelChoice(Optional.of(channels));
    }

    /** Returns the selected channels of a layer, in order. */
    List<Integer> in(Layer layer) {
        return listed.orElseGet(
                () -> IntStream.range(0, layer.channels()).boxed().toList());
    }
}

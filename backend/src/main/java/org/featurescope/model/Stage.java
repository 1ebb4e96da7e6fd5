package org.featurescope.model;

import java.util.List;

/**
 * A place of a network at which values are read: a layer, a convolution of a branch of an Inception layer, or the
 * values before a ReLU.
 *
 * @param name its name in links: that of the layer or of the branch's node, with {@value #BEFORE_RELU_SUFFIX} added for
 *     the values before its ReLU
 * @param kind what it is
 * @param nodes the nodes whose outputs 0, concatenated along the channels in this order, are its values
 * @param layer the name of the layer that it belongs to
 * @param channels number of channels
 * @param height rows of its map for an input of the descriptor's size; 1 where it has no map
 * @param width columns of its map for an input of the descriptor's size; 1 where it has no map
 * @param receptiveField side in pixels of the part of the input that one position depends on; 0 for the whole picture
 */
public record Stage(
        String name,
        Kind kind,
        List<String> nodes,
        String layer,
        int channels,
        int height,
        int width,
        int receptiveField) {
    static final String BEFORE_RELU_SUFFIX = "-before-relu";

    /** What a stage is. */
    public enum Kind {
        /** A layer of the network. */
        LAYER,
        /** A convolution of a branch of an Inception layer, after its ReLU. */
        BRANCH,
        /** The values of a layer or of a branch's convolution before its ReLU. */
        BEFORE_RELU
    }

    public Stage {
        nodes = List.copyOf(nodes);
    }

    /** Returns the stage of a layer. */
    static Stage of(Layer layer) {
        return new Stage(
                layer.name(),
                Kind.LAYER,
                List.of(layer.node()),
                layer.name(),
                layer.channels(),
                layer.height(),
                layer.width(),
                layer.receptiveField());
    }

    /** Returns its name for people, for example {@code mixed4c before ReLU}. */
    public String title() {
        return kind == Kind.BEFORE_RELU
                ? name.substring(0, name.length() - BEFORE_RELU_SUFFIX.length()) + " before ReLU"
                : name;
    }

    /** Returns the number of positions of its map. */
    public int positions() {
        return height * width;
    }
}

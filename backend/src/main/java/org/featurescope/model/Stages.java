package org.featurescope.model;

import java.util.List;
import java.util.Optional;
import org.featurescope.validate.NotFoundException;

/** Finds the stages of networks by their graphs. */
public final class Stages {
    private Stages() {}

    /**
     * Returns all stages, each before those that depend on it: the layers in depth order, before each Inception layer
     * the convolutions of its branches, and before each of these its values before its ReLU, if it has one.
     */
    public static List<Stage> of(Network network) {
        return new StageReader(network).stages();
    }

    /** Returns the stages of the layers in depth order. */
    public static List<Stage> layers(Network network) {
        return network.layers().stream().map(Stage::of).toList();
    }

    /** Returns the stage of a layer, or throws {@link NotFoundException} naming the layers that exist. */
    public static Stage layer(Network network, String layer) {
        return Stage.of(network.layer(layer));
    }

    /**
     * Returns the values of a layer before its ReLU. For an Inception layer these are the values of its branches before
     * their ReLUs, concatenated. Empty if the layer, or a branch of it, does not end with a ReLU, as a pooled branch
     * does not.
     */
    public static Optional<Stage> beforeRelu(Network network, Layer layer) {
        return new StageReader(network).beforeRelu(layer);
    }

    /** Returns the stage of that name, or throws {@link NotFoundException} naming the stages that exist. */
    public static Stage stage(Network network, String name) {
        List<Stage> stages = of(network);
        return stages.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "stage",
                        "%s has no stage \"%s\"; it has %s"
                                .formatted(
                                        network.id(),
                                        name,
                                        String.join(
                                                ", ",
                                                stages.stream().map(Stage::name).toList()))));
    }
}

package org.featurescope.optimize.objective;

import java.util.Optional;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** An objective on one class of a network that classifies. Simonyan, Vedaldi and Zisserman, 2014, arXiv:1312.6034. */
public sealed interface ClassObjective extends Objective {
    /** Returns the name of the class. */
    ClassName name();

    /** Returns the network's layer whose values are read, one for each class. */
    Layer layer(Network network);

    @Override
    default Optional<String> firstLayer() {
        return Optional.empty();
    }

    @Override
    default <R> R accept(ObjectiveVisitor<R> visitor) {
        return visitor.visitClass(this);
    }

    /** The class's score before the softmax, without a leak. */
    record Logit(ClassName name) implements ClassObjective {
        @Override
        public Layer layer(Network network) {
            return ClassLayers.logits(network);
        }

        @Override
        public Logit checkedAgainst(Network network, int batch) {
            layer(network);
            return new Logit(name.checkedAgainst(network));
        }

        @Override
        public String toString() {
            return "logit(%s)".formatted(name);
        }
    }

    /** The class's probability after the softmax, 0 to 1. It can grow by making the other classes unlikely. */
    record Probability(ClassName name) implements ClassObjective {
        @Override
        public Layer layer(Network network) {
            return ClassLayers.probabilities(network);
        }

        @Override
        public Probability checkedAgainst(Network network, int batch) {
            layer(network);
            return new Probability(name.checkedAgainst(network));
        }

        @Override
        public String toString() {
            return "probability(%s)".formatted(name);
        }
    }
}

package org.featurescope.optimize.objective;

import org.featurescope.model.Network;

/** An objective on one class of a network that classifies. Simonyan, Vedaldi and Zisserman, 2014, arXiv:1312.6034. */
public sealed interface ClassObjective extends Objective {
    /** The class. */
    ClassName name();

    /** The class's score before the softmax, as it is: no leak. */
    record Logit(ClassName name) implements ClassObjective {
        @Override
        public Logit checkedAgainst(Network network, int batch) {
            ClassLayers.logits(network);
            return new Logit(name.checkedAgainst(network));
        }

        @Override
        public String toString() {
            return "logit(%s)".formatted(name);
        }
    }

    /** The class's share after the softmax, 0 to 1. It can grow by making the other classes unlikely. */
    record Probability(ClassName name) implements ClassObjective {
        @Override
        public Probability checkedAgainst(Network network, int batch) {
            ClassLayers.probabilities(network);
            return new Probability(name.checkedAgainst(network));
        }

        @Override
        public String toString() {
            return "probability(%s)".formatted(name);
        }
    }
}

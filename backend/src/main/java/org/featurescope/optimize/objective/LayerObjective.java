package org.featurescope.optimize.objective;

import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;

/** An objective on all channels of a layer's activation, <em>after</em> its ReLU: what the next layers are told. */
public sealed interface LayerObjective extends Objective {
    /** The layer that is read. */
    String layer();

    /** This objective, if the network has its layer. */
    @Override
    LayerObjective checkedAgainst(Network network, int batch);

    /**
     * The whole layer: {@code mean over y, x, c of activation^2}. Mordvintsev, Olah and Tyka, Inceptionism (DeepDream),
     * 2015.
     */
    record Layer(String layer) implements LayerObjective {
        public Layer {
            Names.requireLayer(layer);
        }

        @Override
        public Layer checkedAgainst(Network network, int batch) {
            network.layer(layer);
            return this;
        }

        @Override
        public String toString() {
            return "layer(%s)".formatted(layer);
        }
    }

    /** All channels at one position: {@code mean over c of activation[y, x, c]^2}, DeepDream at one place. */
    record Position(String layer, Place.At at) implements LayerObjective {
        public Position {
            Names.requireLayer(layer);
        }

        @Override
        public Position checkedAgainst(Network network, int batch) {
            network.layer(layer);
            return this;
        }

        @Override
        public String toString() {
            return "position(%s@%s)".formatted(layer, at);
        }
    }

    /**
     * How much a picture is like the others of its batch: the mean, over the others, of the cosine of the two Gram
     * matrices {@code G[c, d] = sum over y, x of activation[c] activation[d]}. Between 0 and 1; <em>subtract it</em> to
     * make the pictures unlike. Its sum over the batch is {@code 1 / (batch - 1)} of the double sum that is Lucid's
     * {@code diversity}, after Gatys, Ecker and Bethge, 2015, arXiv:1505.07376.
     */
    record Diversity(String layer) implements LayerObjective {
        public Diversity {
            Names.requireLayer(layer);
        }

        @Override
        public Diversity checkedAgainst(Network network, int batch) {
            network.layer(layer);
            requireOthers(this, batch);
            return this;
        }

        @Override
        public String toString() {
            return "diversity(%s)".formatted(layer);
        }
    }

    /**
     * How near a picture is to its neighbours in the batch, the {@code d}-th of them on each side for {@code d} of 1 to
     * 4: {@code -1/2 sum over the neighbours of mean((a - a')^2) / 2^d}. <em>Already negative.</em> Summed over the batch
     * it is Lucid's {@code alignment}, which counts each pair once.
     */
    record Alignment(String layer) implements LayerObjective {
        public Alignment {
            Names.requireLayer(layer);
        }

        @Override
        public Alignment checkedAgainst(Network network, int batch) {
            network.layer(layer);
            requireOthers(this, batch);
            return this;
        }

        @Override
        public String toString() {
            return "alignment(%s)".formatted(layer);
        }
    }

    /**
     * How near a photograph's activation {@code t} is: {@code -sum((a - t)^2) / sum(t^2)}, 0 where it is reached and -1
     * for no activation at all. <em>Already negative.</em> Mahendran and Vedaldi, Understanding Deep Image
     * Representations by Inverting Them, 2015, doi:10.1109/CVPR.2015.7299155.
     */
    record Inversion(String layer, String photograph) implements LayerObjective {
        public Inversion {
            Names.requireLayer(layer);
            Names.requirePhotograph(photograph);
        }

        @Override
        public Inversion checkedAgainst(Network network, int batch) {
            network.layer(layer);
            return this;
        }

        @Override
        public String toString() {
            return "inversion(%s, %s)".formatted(layer, photograph);
        }
    }

    /**
     * As far along a photograph's activation {@code t} as it goes: {@code sum(a t) / sum(t^2) max(0.1, cos)^power}, with
     * {@code cos} of the angle between the whole tensors; 1 where {@code a} is {@code t}, 2 where it is twice that. Olah,
     * caricatures in Lucid ({@code dot_compare}), whose dot is not divided.
     */
    record Caricature(String layer, String photograph, double power) implements LayerObjective {
        public Caricature {
            Names.requireLayer(layer);
            Names.requirePhotograph(photograph);
            power = Numbers.power(power);
        }

        @Override
        public Caricature checkedAgainst(Network network, int batch) {
            network.layer(layer);
            return this;
        }

        @Override
        public String toString() {
            return "caricature(%s, %s%s)".formatted(layer, photograph, Numbers.powerText(power));
        }
    }

    private static void requireOthers(LayerObjective objective, int batch) {
        if (batch < 2) {
            throw new InvalidInputException(
                    FIELD, "%s compares the pictures of a batch, so it needs two or more".formatted(objective));
        }
    }
}

package org.featurescope.optimize.objective;

import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;

/** An objective on all channels of a layer's activation, <em>after</em> its ReLU: the values that the next layers read. */
public sealed interface LayerObjective extends Objective {
    /** Returns the layer that is read. */
    String layer();

    /** Checks that the network has the layer, and returns this objective. */
    @Override
    LayerObjective checkedAgainst(Network network, int batch);

    @Override
    default Optional<String> firstLayer() {
        return Optional.of(layer());
    }

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
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitLayer(this);
        }

        @Override
        public String toString() {
            return "layer(%s)".formatted(layer);
        }
    }

    /** All channels at one position: {@code mean over c of activation[y, x, c]^2}, DeepDream at one position. */
    record Position(String layer, MapLocation.At at) implements LayerObjective {
        public Position {
            Names.requireLayer(layer);
        }

        @Override
        public Position checkedAgainst(Network network, int batch) {
            network.layer(layer);
            return this;
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitPosition(this);
        }

        @Override
        public String toString() {
            return "position(%s@%s)".formatted(layer, at);
        }
    }

    /**
     * The similarity of a picture to the others of its batch: the mean, over the others, of the cosine of the two Gram
     * matrices {@code G[c, d] = sum over y, x of activation[c] activation[d]}. Between 0 and 1; <em>subtract it</em> to
     * make the pictures different. Its sum over the batch is {@code 1 / (batch - 1)} of the double sum that is Lucid's
     * {@code diversity}, after Gatys, Ecker and Bethge, 2015, arXiv:1505.07376.
     */
    record Diversity(String layer) implements LayerObjective {
        public Diversity {
            Names.requireLayer(layer);
        }

        @Override
        public Diversity checkedAgainst(Network network, int batch) {
            network.layer(layer);
            requireSeveralPictures(this, batch);
            return this;
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitDiversity(this);
        }

        @Override
        public String toString() {
            return "diversity(%s)".formatted(layer);
        }
    }

    /**
     * The closeness of a picture to its neighbours in the batch, the {@code d}-th on each side for {@code d} from 1 to 4:
     * {@code -1/2 sum over the neighbours of mean((a - a')^2) / 2^d}. <em>Already negative.</em> Summed over the batch
     * it is Lucid's {@code alignment}, which counts each pair once.
     */
    record Alignment(String layer) implements LayerObjective {
        public Alignment {
            Names.requireLayer(layer);
        }

        @Override
        public Alignment checkedAgainst(Network network, int batch) {
            network.layer(layer);
            requireSeveralPictures(this, batch);
            return this;
        }

        @Override
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitAlignment(this);
        }

        @Override
        public String toString() {
            return "alignment(%s)".formatted(layer);
        }
    }

    /**
     * The closeness to a photograph's activation {@code t}: {@code -sum((a - t)^2) / sum(t^2)}, 0 where they are equal and
     * -1 for no activation at all. <em>Already negative.</em> Mahendran and Vedaldi, Understanding Deep Image
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
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitInversion(this);
        }

        @Override
        public String toString() {
            return "inversion(%s, %s)".formatted(layer, photograph);
        }
    }

    /**
     * The extent along a photograph's activation {@code t}: {@code sum(a t) / sum(t^2) max(0.1, cos)^power}, with the cosine
     * of the angle between the whole tensors; 1 where {@code a} is {@code t}, 2 where it is twice that. Olah,
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
        public <R> R accept(ObjectiveVisitor<R> visitor) {
            return visitor.visitCaricature(this);
        }

        @Override
        public String toString() {
            return "caricature(%s, %s%s)".formatted(layer, photograph, Numbers.powerText(power));
        }
    }

    private static void requireSeveralPictures(LayerObjective objective, int batch) {
        if (batch < 2) {
            throw new InvalidInputException(
                    FIELD, "%s compares the pictures of a batch, so it needs two or more".formatted(objective));
        }
    }
}

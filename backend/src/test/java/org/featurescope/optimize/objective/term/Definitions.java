package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.featurescope.optimize.objective.ClassObjective;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.ObjectiveVisitor;
import org.featurescope.optimize.objective.PictureObjective;
import org.featurescope.optimize.objective.UnitObjective;

/**
 * Computes each objective by its definition, in plain Java and double precision, for a batch of pictures seen by a
 * {@link TinyNetwork}.
 */
final class Definitions {
    private static final double LEAK = 0.1f;

    private final TinyNetwork network;
    private final List<double[]> pictures;
    /** The pictures whose blur is treated as a constant. */
    private final List<double[]> still;

    private final List<TinyNetwork.Values> values;

    Definitions(TinyNetwork network, List<double[]> pictures) {
        this(network, pictures, pictures, pictures.stream().map(network::values).toList());
    }

    private Definitions(
            TinyNetwork network, List<double[]> pictures, List<double[]> still, List<TinyNetwork.Values> values) {
        this.network = network;
        this.pictures = pictures;
        this.still = still;
        this.values = values;
    }

    /** Returns the definitions for pictures of which one number is changed. */
    Definitions moved(int picture, int index, double step) {
        double[] changed = pictures.get(picture).clone();
        changed[index] += step;
        List<double[]> moved = new ArrayList<>(pictures);
        moved.set(picture, changed);
        List<TinyNetwork.Values> movedValues = new ArrayList<>(values);
        movedValues.set(picture, network.values(changed));
        return new Definitions(network, moved, still, movedValues);
    }

    double sum(Objective objective) {
        double sum = 0;
        for (int i = 0; i < pictures.size(); i++) {
            sum += value(objective, i);
        }
        return sum;
    }

    double value(Objective objective, int picture) {
        return objective.accept(new OfPicture(picture));
    }

    /** The definitions for one picture. */
    private final class OfPicture implements ObjectiveVisitor<Double> {
        private final int picture;

        OfPicture(int picture) {
            this.picture = picture;
        }

        private double of(Objective objective) {
            return objective.accept(this);
        }

        @Override
        public Double visitSum(Composition.Sum sum) {
            return sum.parts().stream().mapToDouble(this::of).sum();
        }

        @Override
        public Double visitDifference(Composition.Difference difference) {
            return of(difference.minuend()) - of(difference.subtrahend());
        }

        @Override
        public Double visitScale(Composition.Scale scale) {
            return scale.factor() * of(scale.objective());
        }

        @Override
        public Double visitProduct(Composition.Product product) {
            return product.parts().stream().map(this::of).reduce(1.0, (a, b) -> a * b);
        }

        @Override
        public Double visitEach(Composition.Each each) {
            return of(each.parts().get(picture));
        }

        @Override
        public Double visitBetween(Composition.Between between) {
            double share = picture / (pictures.size() - 1.0);
            return (1 - share) * of(between.first()) + share * of(between.last());
        }

        @Override
        public Double visitUnit(UnitObjective objective) {
            String layer = objective.layer();
            double[] map = preRelu(layer, picture);
            int channels = network.channels(layer);
            int positions = map.length / channels;
            double[] directions = directions(objective, channels);
            double sum = 0;
            for (int p = 0; p < positions; p++) {
                double[] at = Arrays.copyOfRange(map, p * channels, (p + 1) * channels);
                int first = p * channels % directions.length;
                double[] along = Arrays.copyOfRange(directions, first, first + channels);
                double value = leaky(dot(at, along)) * Math.pow(Math.max(0.1, cosine(at, along)), objective.power());
                if (objective.location() instanceof MapLocation.SinglePosition single) {
                    sum += p == index(single, layer) ? value : 0;
                } else {
                    sum += value / positions;
                }
            }
            return sum;
        }

        @Override
        public Double visitClass(ClassObjective objective) {
            String layer = objective instanceof ClassObjective.Logit ? "logits" : "softmax";
            return activation(layer, picture)[objective.name().index(network.network())];
        }

        @Override
        public Double visitLayer(LayerObjective.Layer objective) {
            double[] map = activation(objective.layer(), picture);
            return dot(map, map) / map.length;
        }

        @Override
        public Double visitPosition(LayerObjective.Position objective) {
            double[] map = activation(objective.layer(), picture);
            int channels = network.channels(objective.layer());
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += Math.pow(map[index(objective.at(), objective.layer()) * channels + c], 2);
            }
            return sum / channels;
        }

        @Override
        public Double visitDiversity(LayerObjective.Diversity objective) {
            int channels = network.channels(objective.layer());
            double[] one = gram(activation(objective.layer(), picture), channels);
            double sum = 0;
            for (int other = 0; other < pictures.size(); other++) {
                double[] two = gram(activation(objective.layer(), other), channels);
                sum += other == picture ? 0 : dot(one, two) / Math.sqrt(dot(one, one) * dot(two, two));
            }
            return sum / (pictures.size() - 1);
        }

        @Override
        public Double visitAlignment(LayerObjective.Alignment objective) {
            double[] map = activation(objective.layer(), picture);
            double sum = 0;
            for (int other = 0; other < pictures.size(); other++) {
                int distance = Math.abs(other - picture);
                double[] difference = minus(map, activation(objective.layer(), other));
                sum -= distance > 4 ? 0 : 0.5 * dot(difference, difference) / map.length / Math.pow(2, distance);
            }
            return sum;
        }

        @Override
        public Double visitInversion(LayerObjective.Inversion objective) {
            double[] target = photograph(objective.photograph(), objective.layer());
            double[] missed = minus(activation(objective.layer(), picture), target);
            return -dot(missed, missed) / dot(target, target);
        }

        @Override
        public Double visitCaricature(LayerObjective.Caricature objective) {
            double[] map = activation(objective.layer(), picture);
            double[] target = photograph(objective.photograph(), objective.layer());
            double cosine = dot(map, target) / Math.sqrt(dot(map, map) * dot(target, target));
            return dot(map, target) / dot(target, target) * Math.pow(Math.max(0.1, cosine), objective.power());
        }

        private double ofPixels(PictureObjective objective) {
            return new PictureDefinitions(pictures.get(picture), still.get(picture)).value(objective);
        }

        @Override
        public Double visitTotalVariation(PictureObjective.TotalVariation objective) {
            return ofPixels(objective);
        }

        @Override
        public Double visitL1(PictureObjective.L1 objective) {
            return ofPixels(objective);
        }

        @Override
        public Double visitL2(PictureObjective.L2 objective) {
            return ofPixels(objective);
        }

        @Override
        public Double visitBlur(PictureObjective.BlurEachStep objective) {
            return ofPixels(objective);
        }

        @Override
        public Double visitBoundary(PictureObjective.BoundaryComplexity objective) {
            return ofPixels(objective);
        }
    }

    /** Returns the direction, {@code [channels]} or {@code [positions, channels]}; those of units without their own code. */
    private double[] directions(UnitObjective objective, int channels) {
        double[] vector = new double[channels];
        if (objective instanceof UnitObjective.Neuron neuron) {
            vector[neuron.unit().channel()] = 1;
            return vector;
        } else if (objective instanceof UnitObjective.Channel channel) {
            vector[channel.unit().channel()] = 1;
            return vector;
        } else if (objective instanceof UnitObjective.Direction direction
                && direction.vector() instanceof DirectionVector.Weighted weighted) {
            weighted.units().terms().forEach(term -> vector[term.unit().channel()] += term.weight());
            return vector;
        }
        return doubles(objective.direction(network, network.photographs()));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private double[] photograph(String name, String layer) {
        return network.ofPhotograph(name).activation().getOrDefault(layer, new double[0]);
    }

    private double[] preRelu(String layer, int picture) {
        return values.get(picture).preRelu().getOrDefault(layer, new double[0]);
    }

    private double[] activation(String layer, int picture) {
        return values.get(picture).activation().getOrDefault(layer, new double[0]);
    }

    private int index(MapLocation.SinglePosition position, String layer) {
        return position instanceof MapLocation.At at
                ? at.y() * network.width(layer) + at.x()
                : network.height(layer) / 2 * network.width(layer) + network.width(layer) / 2;
    }

    private static double[] gram(double[] map, int channels) {
        double[] gram = new double[channels * channels];
        for (int i = 0; i < map.length; i++) {
            for (int c = 0; c < channels; c++) {
                gram[i % channels * channels + c] += map[i] * map[i / channels * channels + c];
            }
        }
        return gram;
    }

    private static double leaky(double value) {
        return value > 0 ? value : LEAK * value;
    }

    private static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt((dot(a, a) + 1e-8) * (dot(b, b) + 1e-8));
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

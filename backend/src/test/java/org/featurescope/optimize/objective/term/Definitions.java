package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.featurescope.optimize.objective.ClassObjective;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.PictureObjective;
import org.featurescope.optimize.objective.Place;
import org.featurescope.optimize.objective.UnitObjective;

/**
 * What each objective is by its definition, in plain Java and double precision, for a batch of pictures behind a
 * {@link TinyNetwork}.
 */
final class Definitions {
    private static final double LEAK = 0.1f;

    private final TinyNetwork network;
    private final List<double[]> pictures;
    /** The pictures that a blur which is held still is made of. */
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

    /** The same with one number of one picture moved. */
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
        if (objective instanceof Composition composition) {
            return composed(composition, picture);
        } else if (objective instanceof UnitObjective unit) {
            return unit(unit, picture);
        } else if (objective instanceof LayerObjective layer) {
            return layer(layer, picture);
        } else if (objective instanceof ClassObjective.Logit logit) {
            return activation("logits", picture)[logit.name().index(network.network())];
        } else if (objective instanceof ClassObjective.Probability probability) {
            return activation("softmax", picture)[probability.name().index(network.network())];
        }
        return new PictureDefinitions(pictures.get(picture), still.get(picture)).value((PictureObjective) objective);
    }

    private double composed(Composition composition, int picture) {
        List<Double> parts = composition instanceof Composition.Each
                ? List.of()
                : composition.parts().stream().map(part -> value(part, picture)).toList();
        if (composition instanceof Composition.Sum) {
            return parts.stream().mapToDouble(part -> part).sum();
        } else if (composition instanceof Composition.Difference) {
            return parts.get(0) - parts.get(1);
        } else if (composition instanceof Composition.Scale scale) {
            return scale.factor() * parts.get(0);
        } else if (composition instanceof Composition.Product) {
            return parts.stream().reduce(1.0, (a, b) -> a * b);
        } else if (composition instanceof Composition.Between) {
            double share = picture / (pictures.size() - 1.0);
            return (1 - share) * parts.get(0) + share * parts.get(1);
        }
        return value(composition.parts().get(picture), picture);
    }

    private double unit(UnitObjective objective, int picture) {
        String layer = objective.layer();
        double[] map = preRelu(layer, picture);
        int channels = network.channels(layer);
        int positions = map.length / channels;
        if (objective instanceof UnitObjective.Neuron neuron) {
            return leaky(
                    map[index(neuron.place(), layer) * channels + neuron.unit().channel()]);
        }
        double[] directions = directions(objective, channels);
        double sum = 0;
        for (int p = 0; p < positions; p++) {
            double[] at = Arrays.copyOfRange(map, p * channels, (p + 1) * channels);
            int first = p * channels % directions.length;
            double[] along = Arrays.copyOfRange(directions, first, first + channels);
            double power = power(objective);
            double value = leaky(dot(at, along)) * Math.pow(Math.max(0.1, cosine(at, along)), power);
            if (objective.place() instanceof Place.Spot spot) {
                sum += p == index(spot, layer) ? value : 0;
            } else {
                sum += value / positions;
            }
        }
        return sum;
    }

    /** {@code [channels]}, or {@code [positions, channels]} of a tensor. */
    private double[] directions(UnitObjective objective, int channels) {
        if (objective instanceof UnitObjective.TensorDirection tensor) {
            return doubles(tensor.tensor().values(network, network.photographs()));
        }
        double[] vector = new double[channels];
        if (objective instanceof UnitObjective.Channel channel) {
            vector[channel.unit().channel()] = 1;
            return vector;
        }
        DirectionVector direction = ((UnitObjective.Direction) objective).vector();
        if (direction instanceof DirectionVector.Weighted weighted) {
            weighted.units().terms().forEach(term -> vector[term.unit().channel()] += term.weight());
            return vector;
        }
        return doubles(direction.values(network, network.photographs()));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static double power(UnitObjective objective) {
        if (objective instanceof UnitObjective.Direction direction) {
            return direction.power();
        }
        return objective instanceof UnitObjective.TensorDirection tensor ? tensor.power() : 0;
    }

    private double layer(LayerObjective objective, int picture) {
        double[] map = activation(objective.layer(), picture);
        int channels = network.channels(objective.layer());
        if (objective instanceof LayerObjective.Layer) {
            return dot(map, map) / map.length;
        } else if (objective instanceof LayerObjective.Position position) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += Math.pow(map[index(position.at(), position.layer()) * channels + c], 2);
            }
            return sum / channels;
        } else if (objective instanceof LayerObjective.Diversity) {
            double[] one = gram(map, channels);
            double sum = 0;
            for (int other = 0; other < pictures.size(); other++) {
                double[] two = gram(activation(objective.layer(), other), channels);
                sum += other == picture ? 0 : dot(one, two) / Math.sqrt(dot(one, one) * dot(two, two));
            }
            return sum / (pictures.size() - 1);
        } else if (objective instanceof LayerObjective.Alignment) {
            double sum = 0;
            for (int other = 0; other < pictures.size(); other++) {
                int distance = Math.abs(other - picture);
                double[] difference = minus(map, activation(objective.layer(), other));
                sum -= distance > 4 ? 0 : 0.5 * dot(difference, difference) / map.length / Math.pow(2, distance);
            }
            return sum;
        } else if (objective instanceof LayerObjective.Inversion inversion) {
            double[] target = photograph(inversion.photograph(), inversion.layer());
            double[] missed = minus(map, target);
            return -dot(missed, missed) / dot(target, target);
        }
        LayerObjective.Caricature caricature = (LayerObjective.Caricature) objective;
        double[] target = photograph(caricature.photograph(), caricature.layer());
        double cosine = dot(map, target) / Math.sqrt(dot(map, map) * dot(target, target));
        return dot(map, target) / dot(target, target) * Math.pow(Math.max(0.1, cosine), caricature.power());
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

    private int index(Place.Spot spot, String layer) {
        return spot instanceof Place.At at
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

package org.featurescope.kind.linear2d;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.linear.Activation;
import org.featurescope.linear.InputSquare;
import org.featurescope.linear.Line;
import org.featurescope.linear.LineArrangement;
import org.featurescope.linear.LinearLayer;
import org.featurescope.linear.PlaneLayers;
import org.featurescope.linear.PlanePoint;
import org.featurescope.linear.PlaneRegion;

/**
 * The data of a figure of neurons with two inputs.
 *
 * @param low the smallest value of each input
 * @param high the largest value of each input
 * @param activation what is applied to outputs: none, relu, sigmoid or tanh
 * @param quantile the quantile that is each neuron's threshold; 0 for thresholds of zero
 * @param view planes or flat
 * @param guides whether arrows, names and patterns are shown
 * @param turn the angle around the square from which planes are seen, degrees
 * @param lift the angle above the floor, degrees
 * @param zoom the magnification of planes
 * @param picks the two picked points, {@code [x, y]}
 * @param neurons the neurons of the first layer
 * @param second the neurons of the second layer, perhaps none
 * @param regions the numbers of regions; empty if there are more than {@value #MOST_WITH_REGIONS} neurons
 */
record Linear2dResult(
        int low,
        int high,
        String activation,
        double quantile,
        String view,
        boolean guides,
        double turn,
        double lift,
        double zoom,
        List<List<Double>> picks,
        List<Neuron> neurons,
        List<SecondNeuron> second,
        Optional<Counts> regions) {
    /** The most neurons of both layers whose regions are computed. */
    static final int MOST_WITH_REGIONS = 64;

    /**
     * A neuron of the first layer.
     *
     * @param weights its two weights
     * @param bias its bias
     * @param threshold the output above which it counts as positive
     * @param cut the part of its line that lies in the square, the ends {@code [x, y]}; empty if it does not cut the square
     */
    record Neuron(List<Double> weights, double bias, double threshold, List<List<Double>> cut) {}

    /**
     * A neuron of the second layer.
     *
     * @param weights its weights, one for each neuron of the first layer
     * @param bias its bias
     */
    record SecondNeuron(List<Double> weights, double bias) {}

    /**
     * Numbers of regions, counted by Euler's formula.
     *
     * @param most the number for lines in general position
     * @param plane the number in the whole plane
     * @param view the number in the square
     * @param both the number in the square that both layers cut; empty if there is no second layer or its cuts are curved
     */
    record Counts(long most, long plane, long view, Optional<Long> both) {}

    static Linear2dResult of(Linear2dSpec spec) {
        InputSquare square = spec.inputs().square();
        PlaneLayers layers = spec.layers();
        LinearLayer second = layers.second();
        return new Linear2dResult(
                square.low(),
                square.high(),
                spec.activation().name(),
                spec.quantile(),
                spec.view().name(),
                spec.guides(),
                spec.camera().turn(),
                spec.camera().lift(),
                spec.camera().zoom(),
                spec.picks().points(spec.inputs()),
                neurons(layers, square),
                IntStream.range(0, second.neurons())
                        .mapToObj(i -> new SecondNeuron(
                                second.weights().get(i), second.biases().get(i)))
                        .toList(),
                layers.first().neurons() + second.neurons() <= MOST_WITH_REGIONS
                        ? Optional.of(counts(layers, square))
                        : Optional.empty());
    }

    private static List<Neuron> neurons(PlaneLayers layers, InputSquare square) {
        List<Line> lines = layers.firstLines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Neuron(
                        layers.first().weights().get(i),
                        layers.first().biases().get(i),
                        layers.thresholds().get(i),
                        cut(lines.get(i), square)))
                .toList();
    }

    private static List<List<Double>> cut(Line line, InputSquare square) {
        List<PlaneRegion> parts = PlaneRegion.of(square, List.of(line));
        return parts.size() == 1
                ? List.of()
                : parts.get(0).sideOn(line).stream()
                        .map(PlanePoint::coordinates)
                        .map(point -> List.of(point[0], point[1]))
                        .toList();
    }

    private static Counts counts(PlaneLayers layers, InputSquare square) {
        List<Line> lines = layers.firstLines();
        return new Counts(
                LineArrangement.most(lines.size()),
                LineArrangement.regionsOfPlane(lines),
                LineArrangement.regionsOf(square, lines),
                layers.hasSecond() && layers.isPiecewiseAffine()
                        ? Optional.of((long) layers.regions(square).size())
                        : Optional.empty());
    }

    InputSquare square() {
        return new InputSquare(low, high);
    }

    /** Returns the layers. */
    PlaneLayers layers() {
        return new PlaneLayers(
                new LinearLayer(
                        neurons.stream().map(Neuron::weights).toList(),
                        neurons.stream().map(Neuron::bias).toList()),
                new LinearLayer(
                        second.stream().map(SecondNeuron::weights).toList(),
                        second.stream().map(SecondNeuron::bias).toList()),
                Activation.valueOf(activation),
                neurons.stream().map(Neuron::threshold).toList());
    }

    /** Returns the number of regions in words. */
    String told() {
        return regions.map(counts -> "%d of at most %d regions in the whole plane; %d in view%s."
                        .formatted(
                                counts.plane(),
                                counts.most(),
                                counts.view(),
                                counts.both()
                                        .map(both -> ", %d with the second layer".formatted(both))
                                        .orElse("")))
                .orElse("Regions are counted for at most %d neurons.".formatted(MOST_WITH_REGIONS));
    }
}

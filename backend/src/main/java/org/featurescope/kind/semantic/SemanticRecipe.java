package org.featurescope.kind.semantic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.Place;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.space.NonNegativeFactors;

/**
 * Makes semantic dictionaries and groups (Olah et al., The Building Blocks of Interpretability, Distill, 2018,
 * doi:10.23915/distill.00010). The activations are those of the photograph at the size of the network's input, whatever
 * size the pictures have; a vector is brought to length 1 and, where the layer has more channels than an expression may
 * name, told by its largest.
 *
 * <p>The result's data: {@code photograph}, the picture that is the photograph; {@code map} with {@code height} and
 * {@code width}; and either {@code cells}, for each picture {@code y} and {@code x} on the map and the {@code magnitude}
 * (length) of its vector, or {@code groups}, for each its {@code magnitude} (mean amount over the map), and the share
 * {@code unexplained} of the sum of squares.
 */
public final class SemanticRecipe implements Recipe<SemanticSpec> {
    /** How much of the photograph is seen where a group is not. */
    private static final double LEAST_SEEN = 0.2;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Visualizer visualizer;

    public SemanticRecipe(Visualizer visualizer) {
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(SemanticSpec spec, Network network, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        RgbImage photograph = PhotographParameters.photograph(spec.photograph());
        ActivationMap map = map(spec, network, photograph);
        int size = spec.making().size();
        Parts parts = new Parts(spec, Resampler.resizeAndCrop(photograph, size, size));
        if (spec.groups() == 0) {
            parts.cells(map);
        } else {
            parts.groups(map);
        }
        if (parts.objectives.isEmpty()) {
            throw new FailedRunException(
                    "no channel of %s is active anywhere in %s".formatted(spec.layer(), spec.photograph()));
        }
        Plan plan = Plan.each(parts.objectives, parts.labels, spec.making());
        FigureResult optimized = PlanProgress.carryOut(plan, network, visualizer, parts.assembly.listener(listener, 0));
        parts.data.putObject("map").put("height", map.height()).put("width", map.width());
        return parts.assembly.result(optimized, parts.data, stopwatch.milliseconds());
    }

    private static ActivationMap map(SemanticSpec spec, Network network, RgbImage photograph) {
        try (OpenLayer layer = new OpenLayer(network, network.layer(spec.layer()))) {
            return layer.of(photograph);
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** The direction of a vector of activations, which are not all zero. */
    public static UnitObjective.Direction direction(String layer, double[] vector, double power) {
        List<Integer> largest = IntStream.range(0, vector.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer channel) -> -Math.abs(vector[channel])))
                .limit(UnitExpression.MOST_TERMS)
                .toList();
        double length = Math.sqrt(largest.stream()
                .mapToDouble(channel -> vector[channel] * vector[channel])
                .sum());
        List<Term> terms = largest.stream()
                .filter(channel -> Math.abs(vector[channel] / length) >= UnitExpression.LEAST_WEIGHT)
                .sorted()
                .map(channel -> new Term(vector[channel] / length, new Unit(layer, channel)))
                .toList();
        return new UnitObjective.Direction(
                new DirectionVector.Weighted(new WeightedUnits(terms)), Place.EVERYWHERE, power);
    }

    /** A figure's pictures as they come to stand. */
    private static final class Parts {
        final ResultBuilder assembly = new ResultBuilder();
        final List<Objective> objectives = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        final ObjectNode data = JSON.objectNode();
        private final SemanticSpec spec;
        private final RgbImage photograph;

        Parts(SemanticSpec spec, RgbImage photograph) {
            this.spec = spec;
            this.photograph = photograph;
        }

        void cells(ActivationMap map) {
            var cells = data.putArray("cells");
            for (int y : spec.chosen(map.height())) {
                for (int x : spec.chosen(map.width())) {
                    float[] read = map.at(y, x);
                    double[] vector = IntStream.range(0, read.length)
                            .mapToDouble(i -> read[i])
                            .toArray();
                    double magnitude = Math.sqrt(
                            Arrays.stream(vector).map(value -> value * value).sum());
                    cells.addObject().put("y", y).put("x", x).put("magnitude", magnitude);
                    String label = "%d,%d".formatted(y, x);
                    if (magnitude > 0) {
                        optimized(vector, label);
                    } else {
                        assembly.given(RgbImage.grey(spec.making().size()), label, label, 0);
                    }
                }
            }
            data.put("photograph", spec.optimized());
            assembly.given(photograph, spec.photograph(), spec.photograph(), 0);
        }

        void groups(ActivationMap map) {
            NonNegativeFactors factors = NonNegativeFactors.of(
                    map.positions(), spec.groups(), spec.making().seed());
            double[][] parts = factors.components();
            var groups = data.putArray("groups");
            for (int group = 0; group < parts.length; group++) {
                optimized(parts[group], "group %d".formatted(group + 1));
            }
            data.put("photograph", spec.optimized()).put("unexplained", factors.unexplained());
            assembly.given(photograph, spec.photograph(), spec.photograph(), 0);
            double[][] amounts = factors.weights();
            for (int group = 0; group < parts.length; group++) {
                int column = group;
                double[] amount =
                        Arrays.stream(amounts).mapToDouble(row -> row[column]).toArray();
                double mean = Arrays.stream(amount).average().orElse(0);
                groups.addObject().put("magnitude", mean);
                String label = "where group %d is".formatted(group + 1);
                assembly.given(seenWhere(photograph, amount, map.height(), map.width()), label, label, mean);
            }
        }

        private void optimized(double[] vector, String label) {
            assembly.optimized(objectives.size());
            objectives.add(direction(spec.layer(), vector, spec.power()));
            labels.add(label);
        }
    }

    /** A photograph that is dark where there is little of a group, whose amounts are {@code [height * width]}. */
    public static RgbImage seenWhere(RgbImage photograph, double[] amount, int height, int width) {
        double most = Math.max(Arrays.stream(amount).max().orElse(0), 1e-12);
        byte[] grey = new byte[amount.length * 3];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.round(255 * amount[i / 3] / most);
        }
        RgbImage mask = Resampler.resize(new RgbImage(height, width, grey), photograph.height(), photograph.width());
        byte[] seen = new byte[photograph.pixels().length];
        for (int i = 0; i < seen.length; i++) {
            double share = LEAST_SEEN + (1 - LEAST_SEEN) * (mask.pixels()[i] & 0xff) / 255;
            seen[i] = (byte) Math.round(share * (photograph.pixels()[i] & 0xff));
        }
        return new RgbImage(photograph.height(), photograph.width(), seen);
    }
}

package org.featurescope.kind.semantic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.model.Network;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.space.NonNegativeFactors;

/**
 * Makes semantic dictionaries and groups of neurons (Olah et al., The Building Blocks of Interpretability, Distill,
 * 2018, doi:10.23915/distill.00010). The activations are always those of the photograph at the size of the network's
 * input; the size of the figure's pictures does not matter.
 */
final class SemanticRecipe implements Recipe {
    /** The share of the photograph's brightness that remains where a group is absent. */
    private static final double LEAST_BRIGHTNESS = 0.2;

    private final SemanticSpec spec;
    private final Network network;
    private final Visualizer visualizer;

    SemanticRecipe(SemanticSpec spec, Network network, Visualizer visualizer) {
        this.spec = spec;
        this.network = network;
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        RgbImage photograph = network.descriptor().input().kept(PhotographParameters.photograph(spec.photograph()));
        ActivationMap map = map(photograph);
        int size = spec.optimization().size();
        Pictures pictures = new Pictures(spec, Resampler.resizeAndCrop(photograph, size, size));
        SemanticResult data = spec.groups() == 0 ? pictures.addCells(map) : pictures.addGroups(map);
        if (pictures.objectives.isEmpty()) {
            throw new FailedRunException(
                    "no channel of %s is active anywhere in %s".formatted(spec.layer(), spec.photograph()));
        }
        PreparedPlan plan = Plan.each(pictures.objectives, pictures.labels, spec.optimization())
                .preparedFor(network, visualizer.limits());
        FigureResult optimized = PlanProgress.carryOut(plan, visualizer, pictures.builder.listener(listener, 0));
        return pictures.builder.result(optimized, data, stopwatch.milliseconds());
    }

    private ActivationMap map(RgbImage photograph) {
        try (OpenLayer layer = new OpenLayer(network, network.layer(spec.layer()))) {
            return layer.of(photograph);
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** Collects the pictures of a figure in their order. */
    private static final class Pictures {
        final ResultBuilder builder = new ResultBuilder();
        final List<Objective> objectives = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        private final SemanticSpec spec;
        private final RgbImage photograph;
        private final Optional<Credit> credit;

        Pictures(SemanticSpec spec, RgbImage photograph) {
            this.spec = spec;
            this.photograph = photograph;
            this.credit = PhotographParameters.credit(spec.photograph());
        }

        /** Adds a picture for each position, and then the photograph. */
        SemanticResult addCells(ActivationMap map) {
            List<SemanticResult.Cell> cells = new ArrayList<>();
            for (int y : spec.chosen(map.height())) {
                for (int x : spec.chosen(map.width())) {
                    float[] activation = map.at(y, x);
                    double[] vector = IntStream.range(0, activation.length)
                            .mapToDouble(i -> activation[i])
                            .toArray();
                    double magnitude = Math.sqrt(
                            Arrays.stream(vector).map(value -> value * value).sum());
                    cells.add(new SemanticResult.Cell(y, x, magnitude));
                    String label = "%d,%d".formatted(y, x);
                    if (magnitude > 0) {
                        optimized(vector, label);
                    } else {
                        builder.given(RgbImage.grey(spec.optimization().size()), label, label, 0);
                    }
                }
            }
            builder.given(photograph, spec.photograph(), spec.photograph(), 0, credit);
            return new SemanticResult(
                    Optional.of(cells), Optional.empty(), spec.optimized(), Optional.empty(), size(map));
        }

        /**
         * Adds a picture for each group, the photograph, and for each group the photograph lit where the group is
         * active.
         */
        SemanticResult addGroups(ActivationMap map) {
            NonNegativeFactors factors = NonNegativeFactors.of(
                    map.positions(), spec.groups(), spec.optimization().seed());
            double[][] parts = factors.components();
            for (int group = 0; group < parts.length; group++) {
                optimized(parts[group], "group %d".formatted(group + 1));
            }
            builder.given(photograph, spec.photograph(), spec.photograph(), 0, credit);
            double[][] amounts = factors.weights();
            List<SemanticResult.Group> groups = new ArrayList<>();
            for (int group = 0; group < parts.length; group++) {
                int column = group;
                double[] amount =
                        Arrays.stream(amounts).mapToDouble(row -> row[column]).toArray();
                double mean = Arrays.stream(amount).average().orElse(0);
                groups.add(new SemanticResult.Group(mean));
                String label = "where group %d is".formatted(group + 1);
                builder.given(seenWhere(photograph, amount, map.height(), map.width()), label, label, mean, credit);
            }
            return new SemanticResult(
                    Optional.empty(),
                    Optional.of(groups),
                    spec.optimized(),
                    Optional.of(factors.unexplained()),
                    size(map));
        }

        private static SemanticResult.MapSize size(ActivationMap map) {
            return new SemanticResult.MapSize(map.height(), map.width());
        }

        private void optimized(double[] vector, String label) {
            builder.optimized(objectives.size());
            objectives.add(ActivationDirection.of(spec.layer(), vector, spec.power()));
            labels.add(label);
        }
    }

    /**
     * Returns a photograph that is darkened where a group is less active.
     *
     * @param amount the group's activation at each position, {@code [height * width]}, at least 0
     * @param height the number of rows of the activation map
     * @param width the number of columns of the activation map
     */
    public static RgbImage seenWhere(RgbImage photograph, double[] amount, int height, int width) {
        double most = Math.max(Arrays.stream(amount).max().orElse(0), 1e-12);
        byte[] grey = new byte[amount.length * 3];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.round(255 * amount[i / 3] / most);
        }
        RgbImage mask = Resampler.resize(new RgbImage(height, width, grey), photograph.height(), photograph.width());
        byte[] lit = new byte[photograph.pixels().length];
        for (int i = 0; i < lit.length; i++) {
            double share = LEAST_BRIGHTNESS + (1 - LEAST_BRIGHTNESS) * (mask.pixels()[i] & 0xff) / 255;
            lit[i] = (byte) Math.round(share * (photograph.pixels()[i] & 0xff));
        }
        return new RgbImage(photograph.height(), photograph.width(), lit);
    }
}

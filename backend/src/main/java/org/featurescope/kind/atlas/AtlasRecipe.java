package org.featurescope.kind.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.atlas.AtlasSamples.Sample;
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.model.Network;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.space.UmapLayout;
import org.featurescope.validate.Validate;

/**
 * Makes activation atlases (Carter et al., Activation Atlas, Distill, 2019, doi:10.23915/distill.00015). It samples
 * activation vectors, arranges them in the plane by similarity, averages them in the cells of a grid, and optimizes a
 * picture for the direction of each average.
 */
final class AtlasRecipe implements Recipe {
    private static final int MOST_NAMED = 3;
    private static final double THOUSAND = 1000;

    private final AtlasSpec spec;
    private final Network network;
    private final KindContext context;

    AtlasRecipe(AtlasSpec spec, Network network, KindContext context) {
        this.spec = spec;
        this.network = network;
        this.context = context;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            AtlasSamples samples = AtlasSamples.draw(spec, set, network, listener);
            float[][] vectors = samples.samples().stream().map(Sample::vector).toArray(float[][]::new);
            double[][] points = UmapLayout.of(vectors, spec.optimization().seed());
            List<List<Sample>> cells = cells(spec.cells(), samples.samples(), points);
            ResultBuilder builder = new ResultBuilder();
            List<Objective> objectives = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            RgbImage white = RgbImage.plain(spec.optimization().size(), 255);
            for (int cell = 0; cell < cells.size(); cell++) {
                String label = "%d,%d".formatted(cell / spec.cells(), cell % spec.cells());
                if (cells.get(cell).isEmpty()) {
                    builder.given(white, label, label, 0);
                } else {
                    builder.optimized(objectives.size());
                    objectives.add(ActivationDirection.of(spec.layer(), mean(cells.get(cell)), spec.power()));
                    labels.add(label);
                }
            }
            PreparedPlan plan = Plan.each(objectives, labels, spec.optimization())
                    .preparedFor(network, context.visualizer().limits());
            int read = samples.photographs() + samples.skipped();
            FigureResult optimized =
                    PlanProgress.carryOut(plan, context.visualizer(), builder.listener(listener, read));
            return builder.result(optimized, data(samples, points, cells), stopwatch.milliseconds());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the samples in each cell of the grid, row by row.
     *
     * @param side the number of rows and columns
     * @param points the position of each sample, {@code [samples][2]}: x and y in [0, 1]
     */
    static List<List<Sample>> cells(int side, List<Sample> samples, double[][] points) {
        List<List<Sample>> cells = Stream.<List<Sample>>generate(ArrayList::new)
                .limit((long) side * side)
                .toList();
        for (int i = 0; i < points.length; i++) {
            int column = Math.min(side - 1, (int) (points[i][0] * side));
            int row = Math.min(side - 1, (int) (points[i][1] * side));
            cells.get(row * side + column).add(samples.get(i));
        }
        return cells;
    }

    /**
     * Returns the mean activation vector of a cell. If the activations follow a ReLU, none is negative, so the mean of
     * vectors other than zero is not zero.
     *
     * @throws org.featurescope.validate.InvalidInputException if the mean is zero
     */
    private static double[] mean(List<Sample> cell) {
        double[] mean = new double[cell.get(0).vector().length];
        for (Sample sample : cell) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += sample.vector()[i] / (double) cell.size();
            }
        }
        double squares = 0;
        for (double value : mean) {
            squares += value * value;
        }
        Validate.isTrue(
                "layer", squares > 0, "the mean of the activations in a cell is zero, so it has no direction to show");
        return mean;
    }

    private AtlasResult data(AtlasSamples samples, double[][] points, List<List<Sample>> cells) {
        List<AtlasResult.Point> rounded = new ArrayList<>();
        for (double[] point : points) {
            rounded.add(new AtlasResult.Point(
                    Math.round(point[0] * THOUSAND) / THOUSAND, Math.round(point[1] * THOUSAND) / THOUSAND));
        }
        return new AtlasResult(
                spec.cells(),
                new AtlasResult.SampledSet(
                        spec.photographs().name(),
                        spec.photographs().sha256(),
                        samples.photographs(),
                        samples.skipped()),
                rounded,
                cells.stream().map(AtlasRecipe::description).toList());
    }

    private static AtlasResult.Cell description(List<Sample> cell) {
        Map<String, Long> counts =
                cell.stream().collect(Collectors.groupingBy(Sample::photograph, TreeMap::new, Collectors.counting()));
        List<String> most = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_NAMED)
                .map(Map.Entry::getKey)
                .toList();
        return new AtlasResult.Cell(cell.size(), most);
    }
}

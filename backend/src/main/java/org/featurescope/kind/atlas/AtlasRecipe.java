package org.featurescope.kind.atlas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.atlas.AtlasSamples.Sample;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.semantic.SemanticRecipe;
import org.featurescope.model.Network;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.space.UmapLayout;
import org.featurescope.validate.Validate;

/**
 * Makes activation atlases (Carter et al., Activation Atlas, Distill, 2019, doi:10.23915/distill.00015): draws
 * activations, lays them out, averages them in the cells of a grid, and optimizes a picture along each average.
 *
 * <p>The result's data: {@code set} with its {@code name}, {@code sha256}, {@code photographs} and {@code skipped}; {@code side},
 * rows and columns of the grid; {@code points}, x and y of each activation from 0 to 1; {@code cells}, for each picture its
 * {@code count} of activations and the {@code photographs} that most of them are from.
 */
public final class AtlasRecipe implements Recipe<AtlasSpec> {
    private static final int MOST_NAMED = 3;
    private static final double THOUSAND = 1000;

    private final Visualizer visualizer;
    private final PhotographShelf shelf;

    public AtlasRecipe(Visualizer visualizer, PhotographShelf shelf) {
        this.visualizer = visualizer;
        this.shelf = shelf;
    }

    @Override
    public FigureResult make(AtlasSpec spec, Network network, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(shelf)) {
            AtlasSamples samples = AtlasSamples.draw(spec, set, network, listener);
            float[][] vectors = samples.samples().stream().map(Sample::vector).toArray(float[][]::new);
            double[][] places = UmapLayout.of(vectors, spec.making().seed());
            List<List<Sample>> cells = cells(spec.cells(), samples.samples(), places);
            ObjectNode data = data(spec, samples, places, cells);
            ResultBuilder assembly = new ResultBuilder();
            List<Objective> objectives = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            RgbImage white = RgbImage.plain(spec.making().size(), 255);
            for (int cell = 0; cell < cells.size(); cell++) {
                String label = "%d,%d".formatted(cell / spec.cells(), cell % spec.cells());
                if (cells.get(cell).isEmpty()) {
                    assembly.given(white, label, label, 0);
                } else {
                    assembly.optimized(objectives.size());
                    objectives.add(SemanticRecipe.direction(spec.layer(), mean(cells.get(cell)), spec.power()));
                    labels.add(label);
                }
            }
            Plan plan = Plan.each(objectives, labels, spec.making());
            int looked = samples.photographs() + samples.skipped();
            FigureResult optimized =
                    PlanProgress.carryOut(plan, network, visualizer, assembly.listener(listener, looked));
            return assembly.result(optimized, data, stopwatch.milliseconds());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** Samples by the cell that their place is in, row by row. */
    static List<List<Sample>> cells(int side, List<Sample> samples, double[][] places) {
        List<List<Sample>> cells = Stream.<List<Sample>>generate(ArrayList::new)
                .limit((long) side * side)
                .toList();
        for (int i = 0; i < places.length; i++) {
            int column = Math.min(side - 1, (int) (places[i][0] * side));
            int row = Math.min(side - 1, (int) (places[i][1] * side));
            cells.get(row * side + column).add(samples.get(i));
        }
        return cells;
    }

    /** The mean of vectors that have no number below zero where the layer ends in a ReLU, and so do not cancel. */
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
                "layer", squares > 0, "the activations of a cell cancel each other: their mean is no direction");
        return mean;
    }

    private static ObjectNode data(AtlasSpec spec, AtlasSamples samples, double[][] places, List<List<Sample>> cells) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("side", spec.cells());
        data.putObject("set")
                .put("name", spec.photographs().name())
                .put("sha256", spec.photographs().sha256())
                .put("photographs", samples.photographs())
                .put("skipped", samples.skipped());
        ArrayNode points = data.putArray("points");
        for (double[] place : places) {
            points.addArray()
                    .add(Math.round(place[0] * THOUSAND) / THOUSAND)
                    .add(Math.round(place[1] * THOUSAND) / THOUSAND);
        }
        ArrayNode told = data.putArray("cells");
        for (List<Sample> cell : cells) {
            Map<String, Long> counts = cell.stream()
                    .collect(Collectors.groupingBy(Sample::photograph, TreeMap::new, Collectors.counting()));
            ArrayNode named = told.addObject().put("count", cell.size()).putArray("photographs");
            counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(MOST_NAMED)
                    .forEach(entry -> named.add(entry.getKey()));
        }
        return data;
    }
}

package org.featurescope.kind.diversity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographIndex;
import org.featurescope.activation.photographs.PhotographIndex.Excitation;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.SetPhotographs;
import org.featurescope.kind.photographs.VisibleRegion;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Visualizer;

/**
 * Makes diverse optima, and puts beside them the photographs that excite the unit most: indexes the set, unless it is, then
 * optimizes. Photographs are told by the mean of the unit's map after its ReLU, at the size of the network's input.
 *
 * <p>The result's data: {@code optima}, how many of the pictures are; {@code set} as that of a spectrum; {@code photographs}, for
 * each its {@code picture} and, if the unit does not see the whole of it, its {@code crop}, by their numbers among the figure's; its
 * {@code name}, mean {@code activation} and {@code maximum}; its {@code peak}, where the map is largest, and the {@code field} that the
 * unit sees there, in shares of the photograph; and {@code title}, {@code credit}, {@code licence} and {@code source} where they are known.
 */
public final class DiversityRecipe implements Recipe<DiversitySpec> {
    private final Visualizer visualizer;
    private final PhotographShelf shelf;

    public DiversityRecipe(Visualizer visualizer, PhotographShelf shelf) {
        this.visualizer = visualizer;
        this.shelf = shelf;
    }

    /** A photograph, how it excites the unit, and what of it does. */
    private record Driving(
            String name,
            double activation,
            double maximum,
            double[] peak,
            VisibleRegion field,
            RgbImage whole,
            RgbImage crop) {}

    @Override
    public FigureResult make(DiversitySpec spec, Network network, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("optima", spec.pictures());
        ResultBuilder assembly = new ResultBuilder();
        assembly.firstOptimized(spec.pictures());
        int looked = spec.count() == 0 ? 0 : drive(spec, network, listener, assembly, data);
        FigureResult optima =
                PlanProgress.carryOut(spec.plan(), network, visualizer, assembly.listener(listener, looked));
        return assembly.result(optima, data, stopwatch.milliseconds());
    }

    /** Finds the photographs and adds them; how many were looked at. */
    private int drive(
            DiversitySpec spec, Network network, RecipeListener listener, ResultBuilder assembly, ObjectNode data) {
        Layer layer = network.layer(spec.layer());
        try (PhotographSet set = spec.photographs().open(shelf)) {
            PhotographIndex index =
                    shelf.index(set, network, layer, SetPhotographs.looking(spec.making(), spec.pictures(), listener));
            SetPhotographs.describe(data, spec.photographs().name(), index.contents());
            add(spec, driving(spec, network, layer, set, index), assembly, data);
            return set.names().size();
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.making().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private static List<Driving> driving(
            DiversitySpec spec, Network network, Layer layer, PhotographSet set, PhotographIndex index) {
        int channel = spec.unit().channel();
        int size = spec.making().size();
        List<Driving> driving = new ArrayList<>();
        try (OpenLayer open = new OpenLayer(network, layer)) {
            for (Excitation excitation : index.top(layer.name(), channel, spec.count())) {
                RgbImage photograph = SetPhotographs.photograph(set, excitation.name());
                ActivationMap map = open.of(photograph);
                int[] peak = map.peak(channel);
                VisibleRegion field =
                        VisibleRegion.of(layer, network.descriptor().input(), map, peak[0], peak[1]);
                driving.add(new Driving(
                        excitation.name(),
                        excitation.mean(),
                        map.maximum(channel),
                        new double[] {(peak[0] + 0.5) / map.height(), (peak[1] + 0.5) / map.width()},
                        field,
                        Resampler.resizeAndCrop(photograph, size, size),
                        field.of(photograph, size)));
            }
        }
        return driving;
    }

    private static void add(DiversitySpec spec, List<Driving> driving, ResultBuilder assembly, ObjectNode data) {
        SamplePhotographs samples = new SamplePhotographs();
        boolean isSamples = spec.photographs().name().equals(PhotographShelf.SAMPLES);
        var told = data.putArray("photographs");
        int crop = spec.pictures() + driving.size();
        for (int i = 0; i < driving.size(); i++) {
            Driving each = driving.get(i);
            assembly.given(each.whole(), each.name(), spec.unit().toString(), each.activation());
            ObjectNode photograph = told.addObject()
                    .put("name", each.name())
                    .put("picture", spec.pictures() + i)
                    .put("activation", each.activation())
                    .put("maximum", each.maximum());
            photograph.putObject("peak").put("y", each.peak()[0]).put("x", each.peak()[1]);
            photograph
                    .putObject("field")
                    .put("top", each.field().top())
                    .put("left", each.field().left())
                    .put("height", each.field().height())
                    .put("width", each.field().width());
            if (!each.field().isWhole()) {
                photograph.put("crop", crop++);
            }
            if (isSamples) {
                credit(samples, each.name(), photograph);
            }
        }
        for (Driving each : driving) {
            if (!each.field().isWhole()) {
                assembly.given(
                        each.crop(),
                        "what the unit sees of " + each.name(),
                        spec.unit().toString(),
                        each.maximum());
            }
        }
    }

    private static void credit(SamplePhotographs samples, String name, ObjectNode photograph) {
        samples.list().stream().filter(sample -> sample.id().equals(name)).forEach(sample -> photograph
                .put("title", sample.title())
                .put("credit", sample.credit())
                .put("licence", sample.licence())
                .put("source", sample.source()));
    }
}

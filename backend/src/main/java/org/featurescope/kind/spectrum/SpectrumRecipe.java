package org.featurescope.kind.spectrum;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographIndex;
import org.featurescope.activation.photographs.PhotographIndex.Excitation;
import org.featurescope.activation.photographs.PhotographIndex.Histogram;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.Resampler;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.SetPhotographs;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Visualizer;
import org.featurescope.validate.Validate;

/**
 * Makes a unit's spectrum: indexes the photographs, unless they are, then optimizes the two ends together. Where a picture
 * stands on the axis is the mean of the unit's map after its ReLU, for photographs and optimized pictures alike, each at
 * the size of the network's input.
 *
 * <p>The result's data: {@code set} with its {@code name}, {@code sha256}, number of {@code photographs} and those
 * {@code skipped}; the {@code histogram} of all their excitations; {@code items}, for each picture its {@code group}, 0 to
 * 5, and its {@code activation}. To a picture that is a photograph its activation is told as its objective.
 */
public final class SpectrumRecipe implements Recipe<SpectrumSpec> {
    private static final int BINS = 24;

    private final Visualizer visualizer;
    private final PhotographShelf shelf;

    public SpectrumRecipe(Visualizer visualizer, PhotographShelf shelf) {
        this.visualizer = visualizer;
        this.shelf = shelf;
    }

    @Override
    public FigureResult make(SpectrumSpec spec, Network network, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        Layer layer = network.layer(spec.layer());
        try (PhotographSet set = spec.photographs().open(shelf)) {
            PhotographIndex index =
                    shelf.index(set, network, layer, SetPhotographs.looking(spec.making(), 2, listener));
            List<List<Excitation>> groups = groups(spec, index);
            int size = spec.making().size();
            ResultBuilder assembly = new ResultBuilder();
            assembly.optimized(0);
            for (List<Excitation> group : groups) {
                for (Excitation photograph : group) {
                    assembly.given(
                            Resampler.resizeAndCrop(SetPhotographs.photograph(set, photograph.name()), size, size),
                            photograph.name(),
                            spec.unit().toString(),
                            photograph.mean());
                }
            }
            assembly.optimized(1);
            int photographs = set.names().size();
            FigureResult ends =
                    PlanProgress.carryOut(spec.plan(), network, visualizer, assembly.listener(listener, photographs));
            ObjectNode data = data(spec, index, groups, excitations(spec, network, layer, ends));
            return assembly.result(ends, data, stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.making().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private static List<List<Excitation>> groups(SpectrumSpec spec, PhotographIndex index) {
        int photographs = index.contents().names().size();
        int groups = SpectrumSpec.QUANTILES.length;
        Validate.isTrue(
                SpectrumSpec.COUNT.name(),
                groups * spec.count() <= photographs,
                "%d groups of %d need %d photographs, but the set %s has %d that can be read"
                        .formatted(
                                groups,
                                spec.count(),
                                groups * spec.count(),
                                spec.photographs().name(),
                                photographs));
        List<List<Excitation>> chosen = new ArrayList<>();
        for (double quantile : SpectrumSpec.QUANTILES) {
            chosen.add(index.around(spec.layer(), spec.unit().channel(), quantile, spec.count()));
        }
        return chosen;
    }

    /** How much the optimized pictures excite the unit, measured as it is for photographs. */
    private static List<Double> excitations(SpectrumSpec spec, Network network, Layer layer, FigureResult ends) {
        List<Double> excitations = new ArrayList<>();
        try (OpenLayer open = new OpenLayer(network, layer)) {
            for (FigureResult.Picture end : ends.pictures()) {
                excitations.add(open.of(end.image()).mean(spec.unit().channel()));
            }
        }
        return excitations;
    }

    private static ObjectNode data(
            SpectrumSpec spec, PhotographIndex index, List<List<Excitation>> groups, List<Double> ends) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        SetPhotographs.describe(data, spec.photographs().name(), index.contents());
        Histogram histogram = index.histogram(spec.layer(), spec.unit().channel(), BINS);
        ObjectNode drawn =
                data.putObject("histogram").put("least", histogram.least()).put("most", histogram.most());
        histogram.counts().forEach(drawn.putArray("counts")::add);
        var items = data.putArray("items");
        items.addObject().put("group", 0).put("activation", ends.get(0));
        for (int group = 0; group < groups.size(); group++) {
            for (Excitation photograph : groups.get(group)) {
                items.addObject().put("group", group + 1).put("activation", photograph.mean());
            }
        }
        items.addObject().put("group", groups.size() + 1).put("activation", ends.get(1));
        return data;
    }
}

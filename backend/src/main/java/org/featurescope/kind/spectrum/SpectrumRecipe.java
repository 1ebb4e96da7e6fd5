package org.featurescope.kind.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.ActivationIndex.Excitation;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.Resampler;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.Validate;

/**
 * Makes the spectrum of a unit. It indexes the photographs if that has not been done, and then optimizes the minimum
 * and the maximum in one run. The position of a picture on the axis is the mean of the unit's activation map after its
 * ReLU, for photographs and optimized pictures alike, at the size of the network's input. For a photograph, this number
 * also takes the place of the objective.
 */
final class SpectrumRecipe implements Recipe {
    private static final int BINS = 24;

    private final SpectrumSpec spec;
    private final PreparedPlan plan;
    private final Network network;
    private final KindContext context;

    SpectrumRecipe(SpectrumSpec spec, PreparedPlan plan, Network network, KindContext context) {
        this.spec = spec;
        this.plan = plan;
        this.network = network;
        this.context = context;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        Layer layer = network.layer(spec.layer());
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            ActivationIndex index = context.photographs()
                    .activations(
                            set,
                            network,
                            List.of(Stages.layer(network, spec.layer())),
                            PhotographSteps.before(spec.optimization(), 2, listener));
            List<List<Excitation>> groups = groups(index);
            int size = spec.optimization().size();
            ResultBuilder builder = new ResultBuilder();
            builder.optimized(0);
            for (List<Excitation> group : groups) {
                for (Excitation photograph : group) {
                    builder.given(
                            Resampler.resizeAndCrop(
                                    PhotographSteps.photograph(
                                            set,
                                            photograph.name(),
                                            network.descriptor().input()),
                                    size,
                                    size),
                            photograph.name(),
                            spec.unit().toString(),
                            photograph.mean(),
                            set.credit(photograph.name()));
                }
            }
            builder.optimized(1);
            int photographs = set.names().size();
            FigureResult ends =
                    PlanProgress.carryOut(plan, context.visualizer(), builder.listener(listener, photographs));
            return builder.result(ends, data(index, groups, activations(layer, ends)), stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.optimization().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private List<List<Excitation>> groups(ActivationIndex index) {
        int photographs = index.names().size();
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

    /** Returns the unit's activation for each optimized picture, computed as for photographs. */
    private List<Double> activations(Layer layer, FigureResult ends) {
        List<Double> activations = new ArrayList<>();
        try (OpenLayer open = new OpenLayer(network, layer)) {
            for (FigureResult.Picture end : ends.pictures()) {
                activations.add(open.of(end.image()).mean(spec.unit().channel()));
            }
        }
        return activations;
    }

    private SpectrumResult data(ActivationIndex index, List<List<Excitation>> groups, List<Double> ends) {
        ActivationIndex.Histogram histogram =
                index.histogram(spec.layer(), spec.unit().channel(), BINS);
        List<SpectrumResult.Item> items = new ArrayList<>();
        items.add(new SpectrumResult.Item(0, ends.get(0)));
        for (int group = 0; group < groups.size(); group++) {
            for (Excitation photograph : groups.get(group)) {
                items.add(new SpectrumResult.Item(group + 1, decimal(photograph.mean())));
            }
        }
        items.add(new SpectrumResult.Item(groups.size() + 1, ends.get(1)));
        return new SpectrumResult(
                IndexedSet.of(spec.photographs().name(), index),
                new SpectrumResult.Histogram(decimal(histogram.least()), decimal(histogram.most()), histogram.counts()),
                items);
    }

    /**
     * Returns the number with the shortest decimal text that identifies a float, so that JSON has no superfluous
     * digits.
     */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}

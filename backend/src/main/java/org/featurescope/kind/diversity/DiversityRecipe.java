package org.featurescope.kind.diversity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.ActivationIndex.Excitation;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.diversity.DiversityResult.DrivingPhotograph;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.kind.photographs.VisibleRegion;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;

/**
 * Makes figures of diverse optima. It first finds the photographs that excite the unit most, for which it indexes the
 * set if that has not been done, and then optimizes the pictures. The excitation of a photograph is the mean of the
 * unit's activation map after its ReLU, for the photograph at the size of the network's input.
 */
final class DiversityRecipe implements Recipe {
    private final DiversitySpec spec;
    private final PreparedPlan plan;
    private final Network network;
    private final KindContext context;

    DiversityRecipe(DiversitySpec spec, PreparedPlan plan, Network network, KindContext context) {
        this.spec = spec;
        this.plan = plan;
        this.network = network;
        this.context = context;
    }

    /**
     * One of the photographs that excite the unit most, with its excitation and the region that excites the unit most.
     */
    private record Driving(
            String name,
            double activation,
            double maximum,
            DiversityResult.Peak peak,
            VisibleRegion region,
            RgbImage whole,
            RgbImage crop,
            Optional<Credit> credit) {}

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        ResultBuilder builder = new ResultBuilder();
        builder.firstOptimized(spec.pictures());
        DiversityResult data = new DiversityResult(spec.pictures(), Optional.empty(), Optional.empty());
        int read = 0;
        if (spec.count() > 0) {
            data = addPhotographs(builder, listener);
            read = data.set().orElseThrow().photographs()
                    + data.set().orElseThrow().skippedInAll();
        }
        FigureResult optima = PlanProgress.carryOut(plan, context.visualizer(), builder.listener(listener, read));
        return builder.result(optima, data, stopwatch.milliseconds());
    }

    private DiversityResult addPhotographs(ResultBuilder builder, RecipeListener listener) {
        Layer layer = network.layer(spec.layer());
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            ActivationIndex index = context.photographs()
                    .activations(
                            set,
                            network,
                            List.of(Stages.layer(network, layer.name())),
                            PhotographSteps.before(spec.optimization(), spec.pictures(), listener));
            return new DiversityResult(
                    spec.pictures(),
                    Optional.of(IndexedSet.of(spec.photographs().name(), index)),
                    Optional.of(add(driving(layer, set, index), builder)));
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.optimization().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private List<Driving> driving(Layer layer, PhotographSet set, ActivationIndex index) {
        int channel = spec.unit().channel();
        int size = spec.optimization().size();
        List<Driving> driving = new ArrayList<>();
        try (OpenLayer open = new OpenLayer(network, layer)) {
            for (Excitation excitation : index.top(layer.name(), channel, spec.count())) {
                RgbImage photograph = PhotographSteps.photograph(
                        set, excitation.name(), network.descriptor().input());
                ActivationMap map = open.of(photograph);
                int[] peak = map.peak(channel);
                VisibleRegion region =
                        VisibleRegion.of(layer, network.descriptor().input(), map, peak[0], peak[1]);
                driving.add(new Driving(
                        excitation.name(),
                        excitation.mean(),
                        map.maximum(channel),
                        new DiversityResult.Peak((peak[0] + 0.5) / map.height(), (peak[1] + 0.5) / map.width()),
                        region,
                        Resampler.resizeAndCrop(photograph, size, size),
                        region.of(photograph, size),
                        set.credit(excitation.name())));
            }
        }
        return driving;
    }

    /** Adds the photographs, and after them the regions that excite the unit, to the pictures. Returns their data. */
    private List<DrivingPhotograph> add(List<Driving> driving, ResultBuilder builder) {
        List<DrivingPhotograph> descriptions = new ArrayList<>();
        int crop = spec.pictures() + driving.size();
        for (int i = 0; i < driving.size(); i++) {
            Driving each = driving.get(i);
            builder.given(each.whole(), each.name(), spec.unit().toString(), each.activation(), each.credit());
            Optional<Integer> ownCrop = each.region().isWhole() ? Optional.empty() : Optional.of(crop++);
            descriptions.add(description(each, spec.pictures() + i, ownCrop));
        }
        for (Driving each : driving) {
            if (!each.region().isWhole()) {
                builder.given(
                        each.crop(),
                        "what the unit sees of " + each.name(),
                        spec.unit().toString(),
                        each.maximum(),
                        each.credit());
            }
        }
        return descriptions;
    }

    private static DrivingPhotograph description(Driving each, int picture, Optional<Integer> crop) {
        VisibleRegion region = each.region();
        return new DrivingPhotograph(
                each.name(),
                picture,
                each.activation(),
                each.maximum(),
                each.peak(),
                new DiversityResult.Field(region.top(), region.left(), region.height(), region.width()),
                crop,
                each.credit().map(Credit::title),
                each.credit().map(Credit::author),
                each.credit().map(Credit::licence),
                each.credit().map(Credit::source));
    }
}

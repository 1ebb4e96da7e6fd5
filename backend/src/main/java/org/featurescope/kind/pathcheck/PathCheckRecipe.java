package org.featurescope.kind.pathcheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.ActivationIndex.Excitation;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.StageActivations;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.pathcheck.PathCheckResult.LayerPaths;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.space.PatternCorrelation;

/**
 * Makes path checks (Geirhos, Zimmermann, Bilodeau, Brendel and Kim, Don't trust your eyes: on the (un)reliability of
 * feature visualizations, ICML, 2024, arXiv:2306.04719). It indexes the photographs if that has not been done, optimizes
 * the unit's picture, and compares the channels' mean activations of pictures layer by layer. The pictures are cropped
 * and resized to the network's input.
 */
final class PathCheckRecipe implements Recipe {
    private final PathCheckSpec spec;
    private final PreparedPlan plan;
    private final Network network;
    private final KindContext context;

    PathCheckRecipe(PathCheckSpec spec, PreparedPlan plan, Network network, KindContext context) {
        this.spec = spec;
        this.plan = plan;
        this.network = network;
        this.context = context;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        List<Stage> layers = layers();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            ActivationIndex index = context.photographs()
                    .activations(set, network, layers, PhotographSteps.before(spec.optimization(), 1, listener));
            List<Excitation> top = top(index);
            ResultBuilder builder = new ResultBuilder();
            builder.optimized(0);
            int size = spec.optimization().size();
            for (Excitation photograph : top) {
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
            FigureResult optimized = PlanProgress.carryOut(
                    plan,
                    context.visualizer(),
                    builder.listener(listener, set.names().size()));
            RgbImage picture = optimized.pictures().get(0).image();
            return builder.result(optimized, data(set, index, layers, top, picture), stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.optimization().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the layers up to that of the unit, in depth order. */
    private List<Stage> layers() {
        int depth = network.layer(spec.layer()).depth();
        return network.layers().stream()
                .filter(layer -> layer.depth() <= depth)
                .map(layer -> Stages.layer(network, layer.name()))
                .toList();
    }

    private List<Excitation> top(ActivationIndex index) {
        List<Excitation> top = index.top(spec.layer(), spec.unit().channel(), spec.count());
        if (top.size() < 2) {
            throw new FailedRunException(
                    "the set %s has only one photograph that can be read, and nothing can be compared with it"
                            .formatted(spec.photographs().name()));
        }
        if (top.get(0).mean() == 0) {
            throw new FailedRunException("no photograph of the set %s excites %s, so there is none to compare with"
                    .formatted(spec.photographs().name(), spec.unit()));
        }
        return top;
    }

    private PathCheckResult data(
            PhotographSet set, ActivationIndex index, List<Stage> layers, List<Excitation> top, RgbImage picture) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] classOf = index.names().stream()
                .mapToInt(name -> set.hasClasses()
                        ? numbers.computeIfAbsent(set.label(name), label -> numbers.size())
                        : PatternCorrelation.NO_GROUP)
                .toArray();
        List<Integer> shown =
                top.stream().map(each -> index.names().indexOf(each.name())).toList();
        List<float[]> means = means(layers, picture);
        List<LayerPaths> paths = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            float[][] photographs =
                    rows(index.means(layers.get(i)), layers.get(i).channels());
            paths.add(new LayerComparison(
                            photographs, classOf, spec.optimization().seed())
                    .of(layers.get(i).name(), means.get(i), shown));
        }
        return new PathCheckResult(
                IndexedSet.of(spec.photographs().name(), index),
                numbers.size(),
                Finding.of(spec.unit(), numbers.size(), paths),
                paths);
    }

    private List<float[]> means(List<Stage> stages, RgbImage picture) {
        InputSpec input = network.descriptor().input();
        try (StageActivations activations = new StageActivations(network, stages, 0)) {
            StageActivations.Batch batch =
                    activations.of(List.of(Resampler.resizeAndCrop(picture, input.height(), input.width())));
            return IntStream.range(0, stages.size())
                    .mapToObj(stage -> batch.sample(0, stage).means())
                    .toList();
        }
    }

    private static float[][] rows(float[] values, int length) {
        float[][] rows = new float[values.length / length][length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, i * length, rows[i], 0, length);
        }
        return rows;
    }
}

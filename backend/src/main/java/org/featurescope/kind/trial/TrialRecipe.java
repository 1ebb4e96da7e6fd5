package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.trial.TrialResult.Trial;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;

/**
 * Makes a trial. The photographs pass through the network and through the judge's, unless that was done before. Then
 * directions are drawn, references are optimized if the trial has such, the automatic judge answers its questions, and the
 * block for people is composed.
 */
final class TrialRecipe implements Recipe {
    private final TrialSpec spec;
    private final Network network;
    private final Network judge;
    private final KindContext context;
    private final Stage stage;
    private final List<Stage> judgeStages;

    TrialRecipe(TrialSpec spec, Network network, Network judge, KindContext context) {
        this.spec = spec;
        this.network = network;
        this.judge = judge;
        this.context = context;
        this.stage = Stages.layer(network, spec.layer());
        this.judgeStages = Stages.layers(judge);
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            int photographs = set.names().size();
            TrialSteps steps = new TrialSteps(listener, 2 * photographs + 1);
            ActivationIndex index = context.photographs().activations(set, network, List.of(stage), steps.reading(0));
            ActivationIndex judgeIndex =
                    context.photographs().activations(set, judge, judgeStages, steps.reading(photographs));
            if (!index.names().equals(judgeIndex.names())) {
                throw new FailedRunException(
                        "the photographs of the set %s that can be read have changed; make the figure again"
                                .formatted(spec.photographs().name()));
            }
            Material material = Material.read(spec, index, stage, judgeIndex, judgeStages);
            Drawn drawn = drawn(material);
            FigureResult optimized = FigureResult.of(new Nothing(), 0);
            if (drawn.optimized.isPresent()) {
                optimized = PlanProgress.carryOut(
                        drawn.optimized
                                .get()
                                .plan()
                                .preparedFor(network, context.visualizer().limits()),
                        context.visualizer(),
                        steps.optimizing());
                drawn.optimized.get().evaluate(optimized, network, stage, judge, judgeStages, material);
            }
            ResultBuilder builder = new ResultBuilder();
            TrialResult data = result(
                    material,
                    drawn,
                    new Pictures(
                            builder,
                            material,
                            set,
                            network.descriptor().input(),
                            spec.optimization().size()),
                    index);
            return spec.trials() == 0
                    ? new FigureResult(List.of(), Curve.NONE, stopwatch.milliseconds(), Optional.of(data))
                    : builder.result(optimized, data, stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, 1);
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** Stands for the data of an optimization, which has none. */
    private record Nothing() {}

    /**
     * The directions of the figure.
     *
     * @param judged those that the judge is asked about
     * @param block those of the block
     * @param optimized their references, if these are optimized
     */
    private record Drawn(
            Map<Family, List<Direction>> judged, List<Direction> block, Optional<OptimizedReferences> optimized) {
        /** Returns whether there are questions about a direction. */
        boolean hasQuestions(Direction direction) {
            return optimized
                    .map(references -> references.hasQuestions(direction))
                    .orElse(true);
        }
    }

    private Drawn drawn(Material material) {
        int each = Math.max(spec.units(), Block.directionsOfEach(spec));
        Map<Family, List<Direction>> judged = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            judged.put(family, new ArrayList<>(material.draw().of(family, each)));
        }
        List<Direction> block = Block.directions(
                spec,
                judged.getOrDefault(Family.BASIS, List.of()),
                judged.getOrDefault(spec.against().family(), List.of()));
        if (!spec.isOptimized()) {
            return new Drawn(judged, block, Optional.empty());
        }
        if (!block.isEmpty()) {
            // each direction takes pictures, so none is judged that has no questions for people
            judged.values().forEach(family -> family.retainAll(block));
            judged.values().removeIf(List::isEmpty);
        }
        List<Direction> all = judged.values().stream().flatMap(List::stream).toList();
        return new Drawn(judged, block, Optional.of(new OptimizedReferences(spec, all)));
    }

    private TrialResult result(Material material, Drawn drawn, Pictures pictures, ActivationIndex index) {
        Judging judging = new Judging(
                spec, material, direction -> drawn.optimized.map(references -> references.features(direction)));
        for (List<Direction> family : drawn.judged.values()) {
            judging.ask(family.stream().filter(drawn::hasQuestions).toList());
        }
        List<Trial> trials = Block.of(spec, material, drawn.block, drawn::hasQuestions).stream()
                .map(planned -> pictures.trial(planned, spec.references(), drawn.optimized))
                .toList();
        return new TrialResult(
                IndexedSet.of(spec.photographs().name(), index),
                material.names().size(),
                material.features().length(),
                material.pairs(),
                judging.families(),
                judging.differences(),
                judging.overall(),
                judging.directions(),
                spec.channel() == TrialSpec.NO_CHANNEL || spec.isOptimized()
                        ? Optional.empty()
                        : Optional.of(judging.score(material.draw().neuron(spec.channel()))),
                drawn.optimized.map(OptimizedReferences::leftOut).orElse(List.of()),
                trials);
    }
}

package org.featurescope.kind.basistest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.kind.basistest.BasisTestResult.PicturedDirection;
import org.featurescope.kind.basistest.BasisTestResult.Side;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.model.UntrainedNetworks;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.Validate;

/**
 * Tests whether a layer's basis is special. It indexes the photographs for the network and for the same network before
 * its training, compares families of directions on both sides of the ReLU, and makes pictures along the path from the
 * neurons to a random rotation.
 */
final class BasisTestRecipe implements Recipe {
    /** Half of the photographs serve to fit directions, the other half to compare them. */
    private static final int LEAST_PHOTOGRAPHS = 8;

    private final BasisTestSpec spec;
    private final Network network;
    private final KindContext context;
    private final Stage after;
    private final Optional<Stage> before;
    private final List<Integer> branches;

    /** The activations of the network and of the untrained one, and the class of each photograph. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Indexes(ActivationIndex trained, ActivationIndex untrained, int[] classes) {}

    BasisTestRecipe(BasisTestSpec spec, Network network, KindContext context) {
        this.spec = spec;
        this.network = network;
        this.context = context;
        this.after = Stages.layer(network, spec.layer());
        this.before = Stages.beforeRelu(network, network.layer(spec.layer()));
        this.branches = Branches.of(network, after, before);
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            Work work = work(set.names().size(), listener);
            Indexes indexes = indexes(set, work);
            Sample sample = Sample.read(indexes.trained, after, indexes.classes);
            Rotated rotated =
                    Rotated.draw(branches, spec.rotations(), spec.optimization().seed(), work);
            DirectionPath path = new DirectionPath(rotated.first());
            PathPictures pictures = new PathPictures(spec, path, sample.positions());
            requireExcited(pictures);
            PreparedPlan plan =
                    pictures.plan().preparedFor(network, context.visualizer().limits());
            List<Side> sides = sides(indexes, sample, rotated, path, work);
            ResultBuilder builder = new ResultBuilder();
            List<PicturedDirection> directions = pictures.add(
                    builder,
                    sample,
                    after,
                    indexes.trained.names(),
                    set,
                    network.descriptor().input());
            FigureResult optimized = PlanProgress.carryOut(plan, context.visualizer(), work.optimizing());
            BasisTestResult data = new BasisTestResult(
                    IndexedSet.of(spec.photographs().name(), indexes.trained), sampled(sample), sides, directions);
            return builder.result(optimized, data, stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.optimization().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private Work work(int photographs, RecipeListener listener) {
        int sides = before.isPresent() ? 2 : 1;
        return new Work(
                listener,
                2 * photographs,
                BasisComparison.steps(sides, after.channels(), spec.rotations(), spec.alphas()),
                BasisTestSpec.MOST_DIRECTIONS * spec.optimization().steps(),
                BasisTestSpec.MOST_DIRECTIONS * BasisTestSpec.PICTURED.size(),
                spec.optimization().size());
    }

    private Indexes indexes(PhotographSet set, Work work) {
        List<Stage> stages = Stream.concat(Stream.of(after), before.stream()).toList();
        ActivationIndex trained = context.photographs().activations(set, network, stages, work.reading(0));
        Validate.isTrue(
                NamedSet.NAME.name(),
                trained.names().size() >= LEAST_PHOTOGRAPHS,
                "the comparison needs %d photographs that can be read, but the set %s has %d"
                        .formatted(
                                LEAST_PHOTOGRAPHS,
                                spec.photographs().name(),
                                trained.names().size()));
        Network untrained = UntrainedNetworks.of(network, spec.optimization().seed());
        ActivationIndex control = context.photographs()
                .activations(set, untrained, stages, work.reading(set.names().size()));
        return new Indexes(trained, control, classes(trained.names(), set));
    }

    /** Returns the class of each photograph: the number of its folder among all, or -1 if it is in none. */
    private static int[] classes(List<String> names, PhotographSet set) {
        List<String> labels = names.stream()
                .map(set::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
        return names.stream().mapToInt(name -> labels.indexOf(set.label(name))).toArray();
    }

    private void requireExcited(PathPictures pictures) {
        if (pictures.channels().isEmpty()) {
            throw new FailedRunException(
                    "no photograph of the set %s excites any neuron of %s; choose another layer or set"
                            .formatted(spec.photographs().name(), spec.layer()));
        }
    }

    private List<Side> sides(Indexes indexes, Sample sample, Rotated rotated, DirectionPath path, Work work) {
        BasisComparison test = new BasisComparison(
                rotated,
                spec.points(),
                path.at(spec.points()),
                spec.optimization().seed(),
                work);
        Optional<Side> beforeRelu = before.map(stage -> test.of(
                "before",
                stage.title(),
                Sample.read(indexes.trained, stage, indexes.classes),
                Sample.read(indexes.untrained, stage, indexes.classes),
                Optional.empty()));
        Side afterRelu = test.of(
                "after",
                before.isPresent() ? spec.layer() + " after ReLU" : spec.layer(),
                sample,
                Sample.read(indexes.untrained, after, indexes.classes),
                beforeRelu);
        return Stream.concat(Stream.of(afterRelu), beforeRelu.stream()).toList();
    }

    private BasisTestResult.Sampled sampled(Sample sample) {
        return new BasisTestResult.Sampled(
                sample.positions().count(),
                sample.photographs(),
                after.channels(),
                sample.labelled().map(labelled -> labelled.count()).orElse(0),
                sample.labelled().map(labelled -> labelled.photographs()).orElse(0),
                sample.labelled().map(labelled -> labelled.chance()).orElse(0.0),
                spec.rotations(),
                branches.size());
    }
}

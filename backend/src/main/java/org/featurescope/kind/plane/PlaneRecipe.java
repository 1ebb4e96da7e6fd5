package org.featurescope.kind.plane;

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
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.space.directions.SpannedPlane;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/** Projects the activations of photographs on a plane, and optimizes pictures for the directions at all its angles. */
final class PlaneRecipe implements Recipe {
    private final PlaneSpec spec;
    private final SpannedPlane plane;
    private final PreparedPlan plan;
    private final Network network;
    private final KindContext context;
    private final Stage after;
    private final Optional<Stage> before;

    PlaneRecipe(PlaneSpec spec, SpannedPlane plane, PreparedPlan plan, Network network, KindContext context) {
        this.spec = spec;
        this.plane = plane;
        this.plan = plan;
        this.network = network;
        this.context = context;
        this.after = Stages.layer(network, spec.layer());
        this.before = Stages.beforeRelu(network, network.layer(spec.layer()));
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            ActivationIndex index = index(set, listener);
            requireExcited("a", spec.a(), index);
            requireExcited("b", spec.b(), index);
            List<Activations> sides = Stream.concat(
                            before.stream().map(stage -> Activations.read(index, stage, false, plane)),
                            Stream.of(Activations.read(index, after, before.isPresent(), plane)))
                    .toList();
            Patches patches = new Patches(spec, network, index, set);
            ResultBuilder builder = new ResultBuilder();
            builder.firstOptimized(spec.angles());
            FigureResult optimized = PlanProgress.carryOut(
                    plan,
                    context.visualizer(),
                    builder.listener(listener, set.names().size()));
            PlaneResult data = patches.add(builder, sides, plane.angle());
            return builder.result(optimized, data, stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.optimization().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private ActivationIndex index(PhotographSet set, RecipeListener listener) {
        List<Stage> stages = Stream.concat(Stream.of(after), before.stream()).toList();
        ActivationIndex index = context.photographs()
                .activations(
                        set, network, stages, PhotographSteps.before(spec.optimization(), spec.angles(), listener));
        int photographs = index.names().size();
        Validate.isTrue(
                NamedSet.NAME.name(),
                photographs >= Activations.BEST,
                "the dial shows %d photographs at each angle, but the set %s has %d that can be read; choose a larger set"
                        .formatted(Activations.BEST, spec.photographs().name(), photographs));
        return index;
    }

    /** Throws an {@link InvalidInputException} if the activations of all photographs are 0 along a direction. */
    private void requireExcited(String field, UnitExpression expression, ActivationIndex index) {
        float[] direction = ActivationDirection.vector(expression, network);
        boolean isExcited = isAlong(direction, index.means(after));
        for (int photograph = 0; photograph < index.names().size() && !isExcited; photograph++) {
            isExcited = isAlong(direction, index.values(after, photograph));
        }
        Validate.isTrue(
                field,
                isExcited,
                "no photograph of the set %s excites %s; choose another %s or set"
                        .formatted(
                                spec.photographs().name(),
                                expression,
                                expression instanceof UnitExpression.Unit ? "unit" : "direction"));
    }

    /** Returns whether one of some vectors, {@code [vectors, channels]}, is not 0 along a direction. */
    private static boolean isAlong(float[] direction, float[] vectors) {
        for (int start = 0; start < vectors.length; start += direction.length) {
            double sum = 0;
            for (int channel = 0; channel < direction.length; channel++) {
                sum += (double) direction[channel] * vectors[start + channel];
            }
            if (sum != 0) {
                return true;
            }
        }
        return false;
    }
}

package org.featurescope.kind.linearunits;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.Positions;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.linearunits.LinearUnitsResult.Input;
import org.featurescope.kind.linearunits.LinearUnitsResult.LinearUnit;
import org.featurescope.kind.linearunits.LinearUnitsResult.Patch;
import org.featurescope.kind.linearunits.LinearUnitsResult.Point;
import org.featurescope.kind.optimized.PlanProgress;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.kind.photographs.VisibleRegion;
import org.featurescope.model.Network;
import org.featurescope.model.PointwiseWeights;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.Validate;

/**
 * Holds all channels but two at their means over photographs, so that units are linear functions of two numbers, and
 * optimizes pictures of the units and of the two channels.
 */
final class LinearUnitsRecipe implements Recipe {
    /** The most points of a figure. */
    private static final int MOST_POINTS = 1500;

    /** The side of a patch's picture, pixels. */
    private static final int PIXELS = 64;

    private static final MathContext DIGITS = new MathContext(5);

    private final LinearUnitsSpec spec;
    private final Network network;
    private final PointwiseWeights weights;
    private final KindContext context;
    private final Stage stage;

    LinearUnitsRecipe(LinearUnitsSpec spec, Network network, PointwiseWeights weights, KindContext context) {
        this.spec = spec;
        this.network = network;
        this.weights = weights;
        this.context = context;
        this.stage = Stages.layer(network, weights.input().name());
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            ActivationIndex index = index(set, listener);
            InputStatistics statistics = InputStatistics.of(index, stage);
            List<Integer> named = spec.namedInputs(weights);
            List<Integer> channels = named.isEmpty() ? statistics.strongest(weights) : named;
            InputPoints points = new InputPoints(index, stage, channels, weights);
            PreparedPlan plan = spec.plan(stage.name(), channels)
                    .preparedFor(network, context.visualizer().limits());
            ResultBuilder builder = new ResultBuilder();
            builder.firstOptimized(spec.units().size() + 2);
            FigureResult optimized = PlanProgress.carryOut(
                    plan,
                    context.visualizer(),
                    builder.listener(listener, set.names().size()));
            LinearUnitsResult data = new LinearUnitsResult(
                    IndexedSet.of(spec.photographs().name(), index),
                    spec.layer(),
                    stage.name(),
                    points.count(),
                    inputs(channels, statistics, points),
                    units(channels, statistics, points),
                    points(points),
                    patches(builder, points, index, set));
            return builder.result(optimized, data, stopwatch.milliseconds());
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, spec.optimization().steps());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    private ActivationIndex index(PhotographSet set, RecipeListener listener) {
        int pictures = spec.units().size() + 2;
        ActivationIndex index = context.photographs()
                .activations(
                        set, network, List.of(stage), PhotographSteps.before(spec.optimization(), pictures, listener));
        Validate.isTrue(
                NamedSet.NAME.name(),
                !index.names().isEmpty(),
                "no photograph of the set %s can be read; choose another set"
                        .formatted(spec.photographs().name()));
        return index;
    }

    private List<Input> inputs(List<Integer> channels, InputStatistics statistics, InputPoints points) {
        return IntStream.range(0, channels.size())
                .mapToObj(axis -> {
                    int channel = channels.get(axis);
                    return new Input(
                            channel,
                            rounded(statistics.means()[channel]),
                            rounded(statistics.deviations()[channel]),
                            rounded(points.least(axis)),
                            rounded(points.most(axis)),
                            spec.units().size() + axis);
                })
                .toList();
    }

    private List<LinearUnit> units(List<Integer> channels, InputStatistics statistics, InputPoints points) {
        return IntStream.range(0, spec.units().size())
                .mapToObj(unit -> {
                    double first = weights.weights()[unit][channels.get(0)];
                    double second = weights.weights()[unit][channels.get(1)];
                    double bias = statistics.bias(weights, unit, channels);
                    return new LinearUnit(
                            spec.channels().get(unit).channel(),
                            rounded(first),
                            rounded(second),
                            rounded(bias),
                            rounded(weights.biases()[unit]),
                            rounded(points.explained(unit, first, second, bias)),
                            outputs(unit, points),
                            unit);
                })
                .toList();
    }

    private static List<Point> points(InputPoints points) {
        return points.some(MOST_POINTS).stream()
                .map(position -> new Point(rounded(points.input(position, 0)), rounded(points.input(position, 1))))
                .toList();
    }

    private static List<Double> outputs(int unit, InputPoints points) {
        return points.some(MOST_POINTS).stream()
                .map(position -> rounded(points.outputs(position)[unit]))
                .toList();
    }

    /** Adds the patches of some positions to the figure's pictures, after the optimized ones. */
    private List<Patch> patches(ResultBuilder builder, InputPoints points, ActivationIndex index, PhotographSet set) {
        Positions positions = index.positions(stage);
        List<Patch> patches = new ArrayList<>();
        for (int position : points.outer()) {
            String name = index.names().get(points.photograph(position));
            int row = positions.rows()[points.place(position)];
            int column = positions.columns()[points.place(position)];
            RgbImage patch = VisibleRegion.of(stage, network.descriptor().input(), row, column)
                    .of(
                            PhotographSteps.photograph(
                                    set, name, network.descriptor().input()),
                            PIXELS);
            String shows = "%s at row %d, column %d".formatted(name, row, column);
            builder.given(patch, name, shows, points.input(position, 0), set.credit(name));
            int picture = spec.units().size() + 2 + patches.size();
            double x = rounded(points.input(position, 0));
            double y = rounded(points.input(position, 1));
            patches.add(new Patch(name, row, column, x, y, picture));
        }
        return patches;
    }

    /** Returns a number with five significant digits, so that JSON has no superfluous ones. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}

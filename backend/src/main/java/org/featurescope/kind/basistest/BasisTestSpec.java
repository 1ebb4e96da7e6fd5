package org.featurescope.kind.basistest;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.validate.Validate;

/**
 * Spec of a figure that tests whether the neurons of a layer are special among the directions of its activation space:
 * by statistics of the activations, and by pictures along the path from neurons to random directions.
 *
 * @param network the network
 * @param layer the layer's name
 * @param photographs the set of photographs
 * @param rotations the number of random rotations
 * @param alphas the number of points on the path at which statistics are computed
 * @param optimization the parameters of the optimization
 */
public record BasisTestSpec(
        NetworkReference network,
        String layer,
        NamedSet photographs,
        int rotations,
        int alphas,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs {
    /** The points on the path whose directions have pictures. */
    static final List<Double> PICTURED = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

    /** The most directions that have pictures. */
    static final int MOST_DIRECTIONS = 5;

    /** The number of photographs that are shown for each direction. */
    static final int PATCHES = 4;

    private static final Parameter<Long> ROTATIONS = Parameter.optional(
            "rotations",
            "Rotations",
            "The number of random rotations with whose directions neurons are compared.",
            new ParameterTypes.WholeNumber(1, 64),
            32L);

    private static final Parameter<Long> ALPHAS = Parameter.optional(
            "alphas",
            "Points on the path",
            "At how many points between the neurons and a random rotation the statistics are computed.",
            new ParameterTypes.WholeNumber(2, 33),
            9L);

    static final ParameterTable<BasisTestSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(
                                            ParameterTable.of("basis-test", BasisTestSpec::of), BasisTestSpec::network)
                                    .with(Parameters.LAYER, BasisTestSpec::layer),
                            BasisTestSpec::photographs)
                    .with(ROTATIONS, spec -> (long) spec.rotations())
                    .with(ALPHAS, spec -> (long) spec.alphas()),
            BasisTestSpec::optimization);

    private static BasisTestSpec of(ParameterTable.Values values) {
        return new BasisTestSpec(
                NetworkReference.of(values),
                values.get(Parameters.LAYER),
                NamedSet.of(values),
                values.getInt(ROTATIONS),
                values.getInt(ALPHAS),
                OptimizationParameters.of(values));
    }

    @Override
    public String title() {
        return "Is the basis of %s in %s special?".formatted(layer, model());
    }

    @Override
    public String caption() {
        return ("The neurons of layer %s in %s, compared with the directions of %s and with principal, K-means and"
                        + " non-negative directions, by the sparsity, the kurtosis and the class selectivity of the activations"
                        + " that the photographs of the set %s give. Each effect is Cliff’s delta with its bootstrap interval of"
                        + " 95 %% over units. Grey is what must or may differ for other reasons: the same network before its"
                        + " training, and normal noise. The pictures follow %d neurons on the path to a random rotation."
                        + " %s")
                .formatted(
                        layer,
                        model(),
                        Captions.count(rotations, "random rotation"),
                        photographs.name(),
                        MOST_DIRECTIONS,
                        Captions.howMade(optimization));
    }

    /** Returns the arrangement of the optimized pictures: a row for each direction, a column for each point. */
    @Override
    public Layout layout() {
        return Layout.matrix(
                IntStream.rangeClosed(1, MOST_DIRECTIONS)
                        .mapToObj("direction %d"::formatted)
                        .toList(),
                PICTURED.stream().map(alpha -> "α = " + Axis.shown(alpha)).toList());
    }

    @Override
    public Layout layout(int pictures) {
        int columns = PICTURED.size();
        return new Layout(Layout.Form.GRID, (pictures + columns - 1) / columns, columns, 0, List.of(), List.of());
    }

    /** Returns this spec with another set of photographs. */
    BasisTestSpec with(NamedSet set) {
        return new BasisTestSpec(network, layer, set, rotations, alphas, optimization);
    }

    /** Returns the points on the path at which statistics are computed, from 0 to 1. */
    List<Double> points() {
        return IntStream.range(0, alphas)
                .mapToObj(i -> (double) i / (alphas - 1))
                .toList();
    }

    /**
     * Returns the run that makes the pictures of a direction along the path. They share their low resolutions, so that
     * they line up.
     *
     * @param along the objective at each of {@link #PICTURED}
     */
    VisualizationSpec run(List<Objective> along) {
        return optimization
                .with(optimization.settings().with(SharedResolutions.ALIGNED))
                .run(new Composition.Each(along), along.size());
    }

    /**
     * Checks that a network has the layer and that the engine can make the pictures.
     *
     * @throws org.featurescope.validate.NotFoundException if the network has no such layer
     * @throws org.featurescope.validate.InvalidInputException if the layer has one channel, or the engine cannot make
     *     pictures of this size
     */
    void checkAgainst(Network of, EngineLimits limits) {
        Validate.isTrue(
                Parameters.LAYER.name(),
                of.layer(layer).channels() > 1,
                "layer %s of %s has one channel, whose direction is the only one; choose a layer with more"
                        .formatted(layer, of.id()));
        // the directions are not known yet; any other direction of the layer takes as much memory
        Objective anyDirection = new UnitObjective.Direction(
                new DirectionVector.Drawn(new RandomDirection(layer, 0)), MapLocation.EVERYWHERE, 0);
        new Plan(List.of(run(Collections.nCopies(PICTURED.size(), anyDirection))), List.of()).preparedFor(of, limits);
    }

    @Override
    public int networks() {
        return 2;
    }
}

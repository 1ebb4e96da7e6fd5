package org.featurescope.kind.atlas;

import java.util.Collections;
import java.util.List;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.space.UmapLayout;
import org.featurescope.validate.Validate;

/**
 * Spec of an activation atlas: a layer's activations at many positions of many photographs, arranged in the plane by
 * similarity and averaged in the cells of a grid. The figure has a picture for each cell, row by row; the picture of an
 * empty cell is white.
 *
 * @param network the network
 * @param layer the layer's name
 * @param photographs the set of photographs
 * @param samples the number of activations, spread evenly over the photographs
 * @param cells the number of rows and columns of the grid
 * @param power the exponent of the cosine by which the objective multiplies the projection on a direction
 * @param optimization the parameters of the optimization
 */
public record AtlasSpec(
        NetworkReference network,
        String layer,
        NamedSet photographs,
        int samples,
        int cells,
        double power,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs {
    private static final Parameter<Long> SAMPLES = Parameter.optional(
            "samples",
            "Activations",
            "How many activations are mapped, taken at random positions, spread evenly over the photographs.",
            new ParameterTypes.WholeNumber(UmapLayout.LEAST, 20_000),
            1_000L);
    private static final Parameter<Long> CELLS = Parameter.optional(
            "cells",
            "Cells of a side",
            "The number of rows and columns of the map; the activations of a cell are averaged and get one picture.",
            new ParameterTypes.WholeNumber(2, 16),
            8L);

    static final ParameterTable<AtlasSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(ParameterTable.of("atlas", AtlasSpec::of), AtlasSpec::network)
                                    .with(Parameters.LAYER, AtlasSpec::layer),
                            AtlasSpec::photographs)
                    .with(SAMPLES, spec -> (long) spec.samples())
                    .with(CELLS, spec -> (long) spec.cells())
                    .with(ActivationDirection.POWER, AtlasSpec::power),
            AtlasSpec::optimization);

    private static AtlasSpec of(ParameterTable.Values values) {
        return new AtlasSpec(
                NetworkReference.of(values),
                values.get(Parameters.LAYER),
                NamedSet.of(values),
                values.getInt(SAMPLES),
                values.getInt(CELLS),
                values.get(ActivationDirection.POWER),
                OptimizationParameters.of(values));
    }

    @Override
    public String title() {
        return "An atlas of %s in %s".formatted(layer, model());
    }

    @Override
    public String caption() {
        return ("Up to %d activations of layer %s in %s for the photographs of the set %s, arranged so that similar ones"
                        + " lie near each other, and averaged in %d by %d cells; each picture is made to excite the"
                        + " direction of its cell’s average. %s")
                .formatted(samples, layer, model(), photographs.name(), cells, cells, Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return new Layout(Layout.Form.GRID, cells, cells, 0, List.of(), List.of());
    }

    /** Returns this spec with another set of photographs. */
    AtlasSpec with(NamedSet set) {
        return new AtlasSpec(network, layer, set, samples, cells, power, optimization);
    }

    /**
     * Checks that a network has the layer, that there are enough activations for a map, and that the engine can make the
     * pictures.
     *
     * @param found the number of photographs in the set
     * @throws org.featurescope.validate.NotFoundException if the network has no such layer
     * @throws org.featurescope.validate.InvalidInputException if the activations are too few, or the engine cannot make so
     *     many pictures of this size
     */
    void checkAgainst(Network of, int found, EngineLimits limits) {
        Layer there = of.layer(layer);
        int positions = there.height() * there.width();
        long ofEach = Math.min(positions, -Math.floorDiv(-samples, Math.max(1, found)));
        Validate.isTrue(
                "photographs",
                found * ofEach >= UmapLayout.LEAST,
                "a map needs at least %d activations, but %s has %d photographs and layer %s %d positions in each"
                        .formatted(UmapLayout.LEAST, photographs.name(), found, layer, positions));
        // the directions of the cells are not known yet; any other direction of the layer takes as much memory
        Objective anyDirection = new UnitObjective.Direction(
                new DirectionVector.Drawn(new RandomDirection(layer, 0)), MapLocation.EVERYWHERE, power);
        int most = cells * cells;
        Plan.each(Collections.nCopies(most, anyDirection), Collections.nCopies(most, ""), optimization)
                .preparedFor(of, limits);
    }
}

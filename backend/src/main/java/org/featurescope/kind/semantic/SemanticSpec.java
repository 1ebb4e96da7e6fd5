package org.featurescope.kind.semantic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.figure.link.PhotographParameters;
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
import org.featurescope.validate.Validate;

/**
 * Spec of a figure that shows a layer's activations for a photograph as pictures, position by position or in groups.
 * The pictures are those of the positions, row by row, and the photograph; or those of the groups, the photograph, and
 * for each group the photograph lit where the group is active.
 *
 * @param network the network
 * @param layer the layer's name
 * @param photograph the name of a sample photograph
 * @param groups the number of groups, which are found by non-negative matrix factorization; 0 to show positions
 * @param positions the number of rows and columns of positions; has no effect if groups are shown
 * @param power the exponent of the cosine by which the objective multiplies the projection on a direction
 * @param optimization the parameters of the optimization
 */
public record SemanticSpec(
        NetworkReference network,
        String layer,
        String photograph,
        int groups,
        int positions,
        double power,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures {
    private static final Parameter<Long> GROUPS = Parameter.optional(
            "groups",
            "Groups",
            "Into how many groups of neurons that are active together the layer is split; 0 shows positions instead.",
            new ParameterTypes.WholeNumber(0, 12),
            0L);
    private static final Parameter<Long> POSITIONS = Parameter.optional(
            "positions",
            "Positions on a side",
            "The number of rows and columns of positions that have pictures; 6, or all of a smaller map, by default. Not with groups.",
            new ParameterTypes.WholeNumber(1, 8),
            6L);

    static final ParameterTable<SemanticSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("semantic", SemanticSpec::of), SemanticSpec::network)
                    .with(Parameters.LAYER, SemanticSpec::layer)
                    .with(PhotographParameters.PHOTOGRAPH, SemanticSpec::photograph)
                    .with(GROUPS, spec -> (long) spec.groups())
                    .with(POSITIONS, spec -> (long) spec.positions())
                    .with(ActivationDirection.POWER, SemanticSpec::power),
            SemanticSpec::optimization);

    private static SemanticSpec of(ParameterTable.Values values) {
        return new SemanticSpec(
                NetworkReference.of(values),
                values.get(Parameters.LAYER),
                values.get(PhotographParameters.PHOTOGRAPH),
                values.getInt(GROUPS),
                values.getInt(POSITIONS),
                values.get(ActivationDirection.POWER),
                OptimizationParameters.of(values));
    }

    @Override
    public String title() {
        return "%s as %s of %s sees it".formatted(photograph, layer, model());
    }

    @Override
    public String caption() {
        String what = groups == 0
                ? ("%d by %d positions of layer %s in %s, each with a picture along the activation vector that the"
                                + " photograph %s has there.")
                        .formatted(positions, positions, layer, model(), photograph)
                : ("The activations of layer %s in %s for the photograph %s in %s by non-negative matrix factorization:"
                                + " a picture along each, and below it where the photograph has it.")
                        .formatted(layer, model(), photograph, Captions.count(groups, "group"));
        return what + " " + Captions.howMade(optimization);
    }

    @Override
    public Layout layout() {
        return groups == 0
                ? new Layout(Layout.Form.GRID, positions + 1, positions, 0, List.of(), List.of())
                : new Layout(Layout.Form.GRID, 2, groups + 1, 1, List.of(), List.of());
    }

    /** Returns this spec with as many positions as a layer has, if the default of positions is more. */
    SemanticSpec fitting(Layer there) {
        int side = Math.min(there.height(), there.width());
        boolean isDefault = POSITIONS.fallback(optimization.preset()).equals(Optional.of((long) positions));
        return groups == 0 && isDefault && positions > side
                ? new SemanticSpec(network, layer, photograph, groups, side, power, optimization)
                : this;
    }

    /** Returns the number of optimized pictures. */
    int optimized() {
        return groups == 0 ? positions * positions : groups;
    }

    /**
     * Returns the rows or columns of the activation map that have pictures. The map is divided into equal parts, and
     * the middle of each part is chosen.
     *
     * @param side the number of rows or columns of the map
     */
    List<Integer> chosen(int side) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < positions; i++) {
            chosen.add((2 * i + 1) * side / (2 * positions));
        }
        return chosen;
    }

    /**
     * Checks that a network has the layer and that the engine can make the pictures.
     *
     * @throws org.featurescope.validate.NotFoundException if the layer or the photograph does not exist
     * @throws org.featurescope.validate.InvalidInputException if a value is not allowed; the exception names the field
     */
    void checkAgainst(Network of, EngineLimits limits) {
        PhotographParameters.requireSample(photograph);
        Validate.isTrue(
                POSITIONS.name(),
                groups == 0 || POSITIONS.fallback(optimization.preset()).equals(Optional.of((long) positions)),
                "positions are shown only without groups, so with groups %d leave positions out".formatted(groups));
        Layer there = of.layer(layer);
        if (groups == 0) {
            Validate.isTrue(
                    POSITIONS.name(),
                    positions <= Math.min(there.height(), there.width()),
                    "the map of %s has %d by %d positions, so positions must be at most %d, but is %d"
                            .formatted(
                                    layer,
                                    there.height(),
                                    there.width(),
                                    Math.min(there.height(), there.width()),
                                    positions));
        } else {
            Validate.isTrue(
                    GROUPS.name(),
                    groups <= there.height() * there.width(),
                    "the map of %s has %d positions, too few for %d groups"
                            .formatted(layer, there.height() * there.width(), groups));
        }
        // the directions of the photograph are not known yet; any other direction of the layer takes as much memory
        Objective anyDirection = new UnitObjective.Direction(
                new DirectionVector.Drawn(new RandomDirection(layer, 0)), MapLocation.EVERYWHERE, power);
        List<String> labels = Collections.nCopies(optimized(), "");
        Plan.each(Collections.nCopies(optimized(), anyDirection), labels, optimization)
                .preparedFor(of, limits);
    }
}

package org.featurescope.kind.semantic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.Captions;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.figure.link.PhotographParameters;
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
 * What a layer makes of a photograph: the activation vectors of its positions visualized each for itself, or in groups.
 * The pictures are those of the positions, row by row, and then the photograph; or one for each group, the photograph, and
 * the photograph where it has that group.
 *
 * @param network it is about
 * @param layer the layer's name
 * @param photograph the name of a sample
 * @param groups how many, found by non-negative factors; 0 for positions
 * @param positions rows and columns of positions, where there are no groups
 * @param power of the cosine between the activation and the direction
 * @param optimization how its pictures are optimized
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
            "Into how many groups the positions are brought by non-negative matrix factorization; 0 for none.",
            new ParameterTypes.WholeNumber(0, 12),
            0L);
    private static final Parameter<Long> POSITIONS = Parameter.optional(
            "positions",
            "Rows and columns of positions that have pictures, evenly chosen from the layer's map; with groups it says nothing.",
            new ParameterTypes.WholeNumber(1, 8),
            6L);
    private static final Parameter<Double> POWER = Parameter.optional(
            "power",
            "Of the cosine of the angle between activation and direction that a projection is multiplied by.",
            new ParameterTypes.Decimal(0, 8),
            1.0);

    static final ParameterTable<SemanticSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("semantic", SemanticSpec::of), SemanticSpec::network)
                    .with(Parameters.LAYER, SemanticSpec::layer)
                    .with(PhotographParameters.PHOTOGRAPH, SemanticSpec::photograph)
                    .with(GROUPS, spec -> (long) spec.groups())
                    .with(POSITIONS, spec -> (long) spec.positions())
                    .with(POWER, SemanticSpec::power),
            SemanticSpec::optimization);

    private static SemanticSpec of(ParameterTable.Values values) {
        return new SemanticSpec(
                NetworkReference.of(values),
                values.get(Parameters.LAYER),
                values.get(PhotographParameters.PHOTOGRAPH),
                values.getInt(GROUPS),
                values.getInt(POSITIONS),
                values.get(POWER),
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

    /** Returns how many of its pictures are optimized. */
    int optimized() {
        return groups == 0 ? positions * positions : groups;
    }

    /** Returns the row or column of the map that each row or column of positions stands for: the middle of its part. */
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
     * @throws org.featurescope.validate.NotFoundException naming what is missing and what there is
     * @throws org.featurescope.validate.InvalidInputException naming the field and what is allowed
     */
    void checkAgainst(Network of, EngineLimits limits) {
        PhotographParameters.photograph(photograph);
        Validate.isTrue(
                POSITIONS.name(),
                groups == 0 || POSITIONS.fallback(optimization.preset()).equals(Optional.of((long) positions)),
                "positions have pictures where there are no groups, so with groups %d leave positions out"
                        .formatted(groups));
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
                    "the map of %s has %d positions, which make no %d groups"
                            .formatted(layer, there.height() * there.width(), groups));
        }
        // any direction of the layer takes as much memory as those of the photograph will
        Objective like = new UnitObjective.Direction(
                new DirectionVector.Drawn(new RandomDirection(layer, 0)), MapLocation.EVERYWHERE, power);
        List<String> labels = Collections.nCopies(optimized(), "");
        Plan.each(Collections.nCopies(optimized(), like), labels, optimization).preparedFor(of, limits);
    }
}

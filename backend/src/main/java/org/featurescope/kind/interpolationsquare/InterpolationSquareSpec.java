package org.featurescope.kind.interpolationsquare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.UnitList;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAims;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.SharedResolutions;

/**
 * Spec of a figure that interpolates bilinearly between four units or directions. Its pictures form a square with one
 * unit or direction at each corner.
 *
 * @param network the network
 * @param a the unit or direction at the top left
 * @param b the unit or direction at the top right
 * @param c the unit or direction at the bottom left
 * @param d the unit or direction at the bottom right
 * @param side the number of pictures in each row and each column
 * @param aligned whether the pictures share their low resolutions, so that shapes are at the same place in all
 * @param optimization the parameters of the optimization
 */
public record InterpolationSquareSpec(
        NetworkReference network,
        UnitExpression a,
        UnitExpression b,
        UnitExpression c,
        UnitExpression d,
        int side,
        boolean aligned,
        OptimizationParameters optimization)
        implements OptimizedSpec {
    private static final Parameter<UnitExpression> A = corner("a", "Top left", "top left");
    private static final Parameter<UnitExpression> B = corner("b", "Top right", "top right");
    private static final Parameter<UnitExpression> C = corner("c", "Bottom left", "bottom left");
    private static final Parameter<UnitExpression> D = corner("d", "Bottom right", "bottom right");
    private static final Parameter<Long> SIDE = Parameter.optional(
            "side",
            "Pictures on a side",
            "The number of pictures in each row and each column.",
            new ParameterTypes.WholeNumber(2, 5),
            4L);
    private static final Parameter<Boolean> ALIGNED = Parameter.optional(
            "aligned",
            "Keep shapes in place",
            "Whether the pictures share their coarse shapes, so that these are at the same place in all.",
            new ParameterTypes.Flag(),
            true);

    static final ParameterTable<InterpolationSquareSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(
                            ParameterTable.of("interpolation-square", InterpolationSquareSpec::of),
                            InterpolationSquareSpec::network)
                    .with(A, InterpolationSquareSpec::a)
                    .with(B, InterpolationSquareSpec::b)
                    .with(C, InterpolationSquareSpec::c)
                    .with(D, InterpolationSquareSpec::d)
                    .with(SIDE, spec -> (long) spec.side())
                    .with(ALIGNED, InterpolationSquareSpec::aligned),
            InterpolationSquareSpec::optimization);

    private static Parameter<UnitExpression> corner(String name, String label, String where) {
        return Parameter.required(name, label, "The unit or direction at the %s.".formatted(where), new UnitList.One());
    }

    private static InterpolationSquareSpec of(ParameterTable.Values values) {
        return new InterpolationSquareSpec(
                NetworkReference.of(values),
                values.get(A),
                values.get(B),
                values.get(C),
                values.get(D),
                values.getInt(SIDE),
                values.get(ALIGNED),
                OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return a.layer();
    }

    @Override
    public String title() {
        return "Between %s, %s, %s and %s in %s".formatted(a, b, c, d, model());
    }

    @Override
    public String caption() {
        return ("%s: %s at the top left, %s at the top right, %s at the bottom left and %s at the bottom right, in %s,"
                        + " and mixtures of the four between them; the pictures %s. %s")
                .formatted(
                        Captions.count(side * side, "picture"),
                        a,
                        b,
                        c,
                        d,
                        model(),
                        aligned ? "share their low resolutions, so that they line up" : "are optimized independently",
                        Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        List<String> shares = IntStream.range(0, side)
                .mapToObj(at -> String.format(Locale.ROOT, "%.2f", share(at)))
                .toList();
        return Layout.matrix(shares, shares);
    }

    @Override
    public Plan plan(Network network) {
        List<Objective> objectives = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                List<Part> parts = mixture(share(row), share(column));
                objectives.add(sum(parts));
                shown.add(parts.stream().map(Part::shown).collect(Collectors.joining(" + ")));
            }
        }
        OptimizationParameters aligning =
                aligned ? optimization.with(optimization.settings().with(SharedResolutions.OF_ALL)) : optimization;
        return Plan.each(objectives, shown, aligning);
    }

    private double share(int at) {
        return (double) at / (side - 1);
    }

    /** A corner and its weight in a mixture. */
    private record Part(double weight, UnitExpression corner) {
        Objective objective() {
            Objective whole = UnitAims.channel(corner);
            return weight == 1 ? whole : new Composition.Scale(weight, whole);
        }

        String shown() {
            return weight == 1 ? corner.toString() : String.format(Locale.ROOT, "%.2f %s", weight, corner);
        }
    }

    /**
     * Returns the corners with a weight above 0 in a picture, and their weights.
     *
     * @param down the vertical position of the picture in the square, from 0 at the top to 1
     * @param right the horizontal position of the picture in the square, from 0 at the left to 1
     */
    private List<Part> mixture(double down, double right) {
        return List.of(
                        new Part((1 - down) * (1 - right), a),
                        new Part((1 - down) * right, b),
                        new Part(down * (1 - right), c),
                        new Part(down * right, d))
                .stream()
                .filter(part -> part.weight() > 0)
                .toList();
    }

    private static Objective sum(List<Part> parts) {
        List<Objective> objectives = parts.stream().map(Part::objective).toList();
        return objectives.size() == 1 ? objectives.get(0) : new Composition.Sum(objectives);
    }
}

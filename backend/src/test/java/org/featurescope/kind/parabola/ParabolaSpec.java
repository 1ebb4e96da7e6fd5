package org.featurescope.kind.parabola;

import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;

/**
 * The figure of the parabola {@code y = a x^2 + b}.
 *
 * @param a its curvature, halved
 * @param b its height at {@code x = 0}
 */
record ParabolaSpec(double a, double b) implements FigureSpec {
    private static final Parameter<Double> A =
            Parameter.required("a", "Factor", "The factor of the square.", new ParameterTypes.Decimal(-100, 100));
    private static final Parameter<Double> B =
            Parameter.optional("b", "Value at zero", "The value at zero.", new ParameterTypes.Decimal(-100, 100), 0.0);
    static final ParameterTable<ParabolaSpec> TABLE = ParameterTable.of("parabola", ParabolaSpec::of)
            .with(A, ParabolaSpec::a)
            .with(B, ParabolaSpec::b);

    private static ParabolaSpec of(ParameterTable.Values values) {
        return new ParabolaSpec(values.get(A), values.get(B));
    }

    @Override
    public String title() {
        return "Parabola with a = %s, b = %s"
                .formatted(ParameterTypes.Decimal.shown(a), ParameterTypes.Decimal.shown(b));
    }

    @Override
    public String caption() {
        return "The curve of %s x² + %s from -1 to 1."
                .formatted(ParameterTypes.Decimal.shown(a), ParameterTypes.Decimal.shown(b));
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }
}

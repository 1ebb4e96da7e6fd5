package org.featurescope.kind.occlusion;

import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.model.UnitExpression.Unit;

/**
 * Spec of an occlusion map. A grey square is moved over a photograph, and the map shows how much a unit's activation
 * falls with the square at each place. The figure's one picture is the photograph.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param photograph the name of a sample photograph
 * @param square the side of the square, percent of the shorter side of the network's input
 * @param places the number of rows and columns of places
 */
public record OcclusionSpec(NetworkReference network, Unit unit, String photograph, int square, int places)
        implements AboutLayer {
    /** The side of the input of a usual network, pixels. */
    private static final int INPUT = 224;

    private static final Parameter<Long> SQUARE = Parameter.optional(
            "square",
            "Size of the square",
            "The side of the grey square, percent of the side of the photograph.",
            new SquareSize(),
            SquareSize.DEFAULT);

    private static final Parameter<Long> PLACES = Parameter.optional(
            "places",
            "Places on a side",
            "The number of rows and columns of places of the square. At the border, part of the square lies outside.",
            new ParameterTypes.WholeNumber(2, 32),
            15L);

    static final ParameterTable<OcclusionSpec> TABLE = NetworkReference.addTo(
                    ParameterTable.of("occlusion", OcclusionSpec::of), OcclusionSpec::network)
            .with(Parameters.UNIT, OcclusionSpec::unit)
            .with(PhotographParameters.PHOTOGRAPH, OcclusionSpec::photograph)
            .with(SQUARE, spec -> (long) spec.square())
            .with(PLACES, spec -> (long) spec.places());

    private static OcclusionSpec of(ParameterTable.Values values) {
        return new OcclusionSpec(
                NetworkReference.of(values),
                values.get(Parameters.UNIT),
                values.get(PhotographParameters.PHOTOGRAPH),
                values.getInt(SQUARE),
                values.getInt(PLACES));
    }

    @Override
    public String layer() {
        return unit.layer();
    }

    @Override
    public String title() {
        return "What %s in %s needs of %s".formatted(unit, model(), photograph);
    }

    @Override
    public String caption() {
        return ("A grey square, %d %% of the side of the photograph %s, is moved to %d by %d places. The map shows how"
                        + " much the mean activation of channel %d of layer %s in %s falls with the square at each"
                        + " place.")
                .formatted(square, photograph, places, places, unit.channel(), unit.layer(), model());
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    /** Passes the photograph through the network for each place of the square, in a network of usual size. */
    @Override
    public double otherPixelSteps() {
        return (double) places * places * INPUT * INPUT;
    }
}

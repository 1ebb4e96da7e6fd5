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
 * An occlusion map: a grey square is moved over a photograph, and at each place it is measured how much the activation of a
 * unit falls. Its one picture is the photograph as the network is given it.
 *
 * @param network it is about
 * @param unit the channel
 * @param photograph the name of a sample
 * @param square the side of the square, percent of the shorter side of the network's input
 * @param places rows and columns of places that the square is moved to
 */
public record OcclusionSpec(NetworkReference network, Unit unit, String photograph, int square, int places)
        implements AboutLayer {
    private static final Parameter<Long> SQUARE = Parameter.optional(
            "square",
            "The side of the grey square, percent of the side of the photograph: 30, 40 or 50.",
            new SquareSize(),
            SquareSize.USUAL);

    private static final Parameter<Long> PLACES = Parameter.optional(
            "places",
            "Rows and columns of places that the square is moved to; at the border part of it lies outside.",
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
        return ("A grey square, %d %% of the side of the photograph %s, is moved to %d by %d places. The map shows by how much the"
                        + " activation of channel %d of layer %s in %s, the mean of its map, falls with the square at each place.")
                .formatted(square, photograph, places, places, unit.channel(), unit.layer(), model());
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }
}

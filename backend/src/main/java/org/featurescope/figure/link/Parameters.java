package org.featurescope.figure.link;

import java.util.regex.Pattern;
import org.featurescope.model.UnitExpression.Unit;

/** The parameters that several kinds of figures share. */
public final class Parameters {
    /** The greatest number of pictures that a figure shows of one layer or objective. */
    public static final int MOST_PICTURES = 64;

    /** The form of a name. It accepts any name, so that the answer to an unknown one can list the known ones. */
    static final Pattern NAME = Pattern.compile("\\S{1,100}");

    /** The type of a SHA-256 that a user may abbreviate or leave out. */
    public static final ParameterTypes.Text DIGEST_OR_NOTHING = new ParameterTypes.Text(
            Pattern.compile("(?:[0-9a-f]{12,64})?"), "12 to 64 lower-case hexadecimal digits, or nothing");

    /** One unit. */
    public static final Parameter<Unit> UNIT =
            Parameter.required("unit", "Unit", "One channel of one layer, written layer:channel.", new OneUnit());

    /** One layer. */
    public static final Parameter<String> LAYER = Parameter.required(
            "layer",
            "Layer",
            "The layer of the network. Later layers respond to larger and more complex things.",
            new ParameterTypes.Text(NAME, "the name of a layer", "layer"));

    private Parameters() {}
}

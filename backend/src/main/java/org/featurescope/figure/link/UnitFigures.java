package org.featurescope.figure.link;

import java.util.Locale;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/** Implemented by the kind whose figures show one unit by one picture. */
public interface UnitFigures {
    /** Whether a picture excites its unit or suppresses it. */
    enum Sign {
        POSITIVE,
        NEGATIVE;

        /** Returns the sign in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the query of the link to the figure of a unit. */
    String unitQuery(Network network, Unit unit, Sign sign);
}

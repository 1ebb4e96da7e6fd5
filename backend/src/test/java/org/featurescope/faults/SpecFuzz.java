package org.featurescope.faults;

import java.nio.charset.StandardCharsets;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.kind.TestKinds;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/**
 * Reads what Jazzer makes of specs, as JSON if it begins with a brace and as the query of a link otherwise. A spec that is
 * accepted must have the same id when it is read again from its canonical form.
 */
public final class SpecFuzz {
    private static final Kinds KINDS = TestKinds.quick();
    private static final SpecReader READER = new SpecReader(KINDS, Networks.catalogue());

    private SpecFuzz() {}

    public static void fuzzerTestOneInput(byte[] given) {
        try {
            PreparedFigure figure = given.length > 0 && given[0] == '{'
                    ? READER.fromJson(given)
                    : READER.fromQuery(new String(given, StandardCharsets.UTF_8));
            byte[] canonical = KINDS.canonicalJson(figure.spec()).getBytes(StandardCharsets.UTF_8);
            if (!KINDS.id(READER.fromJson(canonical).spec()).equals(KINDS.id(figure.spec()))) {
                throw new AssertionError("the canonical form has another id");
            }
        } catch (InvalidInputException | NotFoundException e) {
            // refused, with the field at fault
        }
    }
}

package org.featurescope.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.ExportedFigures;

/** Finished figures of kinds that draw more than pictures in rows. */
public final class DrawnFigures {
    private static final Kinds KINDS = TestKinds.quick();

    private DrawnFigures() {}

    /**
     * Returns a figure of a kind, of blue pictures.
     *
     * @param kind the name of the kind
     * @param data the JSON of its result beside the pictures
     */
    public static ExportedFigure of(String kind, String data, int pictures) throws IOException {
        JsonNode json = new JsonMapper().readTree(data);
        FigureSpec spec = KINDS.example(KINDS.named(kind).orElseThrow(), Networks.catalogue());
        return ExportedFigures.drawn(pictures, KINDS.drawing(spec, Optional.of(json)));
    }
}

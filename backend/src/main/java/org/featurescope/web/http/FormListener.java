package org.featurescope.web.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MultiPart;

/** Receives the parts of a form while it is parsed piece by piece. */
interface FormListener extends MultiPart.Parser.Listener {
    /** Returns the greatest number of parts that the form may have. */
    int mostParts();

    /** Called before a piece is parsed. */
    default void next(ByteBuffer piece) {}

    /**
     * Called after a piece was parsed. Jetty's parser ignores exceptions of listeners, so those that end the form are
     * thrown here.
     */
    default void parsed() throws IOException {}
}

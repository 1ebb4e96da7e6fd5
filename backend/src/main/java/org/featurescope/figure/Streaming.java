package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * Spec of a figure that shows a computation, such as the training of a network. A reader can have it run live, see
 * {@link FigureKind#live}.
 */
public interface Streaming extends FigureSpec {
    /**
     * A computation that somebody watches and directs while it runs. Its state is sent as binary messages, whose form is
     * known to the kind's element.
     *
     * <p>Not thread-safe.
     */
    interface Live extends AutoCloseable {
        /**
         * Obeys a command.
         *
         * @throws org.featurescope.validate.InvalidInputException if it is not one; nothing has changed then
         */
        void command(JsonNode command);

        /** Returns whether it goes on by itself. */
        boolean isRunning();

        /** Goes on if it runs, for about some time at most. */
        void goOn(Duration most);

        /** Returns its present state as a message. */
        byte[] message();

        @Override
        void close();
    }
}

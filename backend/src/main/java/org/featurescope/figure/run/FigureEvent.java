package org.featurescope.figure.run;

import java.util.Optional;
import java.util.OptionalLong;

/** What happens to a figure while it is made. */
public sealed interface FigureEvent {
    /** What it is called where it is told. */
    String name();

    /** Whether nothing comes after it. */
    default boolean isLast() {
        return false;
    }

    /**
     * It waits for its turn.
     *
     * @param position its place in the queue, from 1
     */
    record Queued(int position) implements FigureEvent {
        @Override
        public String name() {
            return "queued";
        }
    }

    /**
     * It has come a step further.
     *
     * @param step the last step made, from 1
     * @param steps how many there will be
     * @param objective of each picture
     * @param frame the pictures as they are, if they were drawn
     * @param millisecondsLeft an estimate, once there is ground for one
     */
    record Progress(int step, int steps, float[] objective, Optional<Frame> frame, OptionalLong millisecondsLeft)
            implements FigureEvent {
        @Override
        public String name() {
            return "progress";
        }

        /** As above, with a frame. */
        Progress with(Optional<Frame> drawn) {
            return new Progress(step, steps, objective, drawn, millisecondsLeft);
        }
    }

    /**
     * A frame that can be fetched for a while: the pictures side by side.
     *
     * @param token its name, never used again for another
     * @param columns pictures in a row
     * @param rows rows of pictures
     */
    record Frame(String token, int columns, int rows) {}

    /** It is made and stored. */
    record Done() implements FigureEvent {
        @Override
        public String name() {
            return "done";
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /** It could not be made; {@code detail} is a sentence that says why. */
    record Failed(String detail) implements FigureEvent {
        @Override
        public String name() {
            return "failed";
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /** It was stopped; {@code detail} is a sentence that says why. */
    record Cancelled(String detail) implements FigureEvent {
        @Override
        public String name() {
            return "cancelled";
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /**
     * An event and its number. Numbers grow from one event to the next, also over runs of the same figure and over restarts
     * of the server.
     */
    record Numbered(long id, FigureEvent event) {}
}

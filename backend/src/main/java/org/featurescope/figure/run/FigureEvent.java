package org.featurescope.figure.run;

import java.util.Optional;
import java.util.OptionalLong;

/** An event of a figure while it waits and is made. */
public sealed interface FigureEvent {
    /** Returns the name of the event in streams to browsers. */
    String name();

    /** Calls the method of the visitor for this event and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A computation with one method for each sort of event.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitQueued(Queued queued);

        R visitProgress(Progress progress);

        R visitDone(Done done);

        R visitFailed(Failed failed);

        R visitCancelled(Cancelled cancelled);
    }

    /** Returns whether no other event of the run follows. */
    default boolean isLast() {
        return false;
    }

    /**
     * The figure waits in the queue.
     *
     * @param position its position in the queue, from 1
     * @param millisecondsToStart an estimate of the time until it is made; empty as long as there is none
     */
    record Queued(int position, OptionalLong millisecondsToStart) implements FigureEvent {
        @Override
        public String name() {
            return "queued";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitQueued(this);
        }
    }

    /**
     * The run finished a step.
     *
     * @param step the step, from 1
     * @param steps the number of all steps
     * @param objective the value of each picture's objective
     * @param frame the pictures in their present state, if they were drawn
     * @param millisecondsLeft an estimate of the remaining time; empty as long as there is none
     */
    record Progress(int step, int steps, float[] objective, Optional<Frame> frame, OptionalLong millisecondsLeft)
            implements FigureEvent {
        @Override
        public String name() {
            return "progress";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitProgress(this);
        }

        /** Returns this event with a frame. */
        Progress with(Optional<Frame> drawn) {
            return new Progress(step, steps, objective, drawn, millisecondsLeft);
        }
    }

    /**
     * A picture of all the figure's pictures in their present state. Only a run's latest frames can be fetched.
     *
     * @param name of its file, which is used only once
     * @param columns the number of columns of pictures
     * @param rows the number of rows of pictures
     */
    record Frame(String name, int columns, int rows) {}

    /** The figure is made and stored. */
    record Done() implements FigureEvent {
        @Override
        public String name() {
            return "done";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDone(this);
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /**
     * The figure could not be made.
     *
     * @param detail a sentence that says why
     */
    record Failed(String detail) implements FigureEvent {
        @Override
        public String name() {
            return "failed";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFailed(this);
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /**
     * The run was stopped.
     *
     * @param detail a sentence that says why
     */
    record Cancelled(String detail) implements FigureEvent {
        @Override
        public String name() {
            return "cancelled";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCancelled(this);
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /**
     * An event and its number.
     *
     * @param id the number, which is greater than that of every earlier event, even after a restart of the server
     * @param event the event
     */
    record Numbered(long id, FigureEvent event) {}
}

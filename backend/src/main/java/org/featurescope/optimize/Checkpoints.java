package org.featurescope.optimize;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps the state of a computation that is not finished, so that a later computation of the same goes on where it stood. It
 * is called on the computation's own thread.
 */
public interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<CheckpointReader> find() {
            return Optional.empty();
        }

        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public void keep(Content content) {}
    };

    /** The content of a checkpoint. */
    @FunctionalInterface
    interface Content {
        /** Writes the state of the computation. */
        void writeTo(CheckpointWriter writer) throws IOException;
    }

    /** Returns the latest state that was kept, which the caller closes; empty if there is none that can be used. */
    Optional<CheckpointReader> find();

    /** Returns whether a state should be kept now. Called between steps. */
    boolean isDue();

    /** Keeps a state instead of an earlier one. What cannot be written is not kept; the computation goes on. */
    void keep(Content content);
}

package org.featurescope.batch;

/** Receives the progress of a batch, on the threads that make it. */
public interface BatchListener {
    /**
     * Receives the amount of work that is done.
     *
     * @param pictures the number of pictures that were made; one that is being made counts in part
     * @param cost the cost of these pictures, in pixel-steps
     */
    void worked(double pictures, double cost);

    /** Receives the reason why a spec gave no figure. */
    void failed(String spec, String reason);
}

package org.featurescope.batch;

/** Receives the progress of a batch, on the threads that make it. */
public interface BatchListener {
    /**
     * Receives how much is done.
     *
     * @param pictures that were made; one that is being made counts in part
     * @param cost of these, in pixels of optimization steps
     */
    void worked(double pictures, double cost);

    /** Receives the reason why a spec gave no figure. */
    void failed(String spec, String reason);
}

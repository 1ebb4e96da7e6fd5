package org.featurescope.activation;

/**
 * The event {@code done}: the end of a run.
 *
 * @param model id of the network
 * @param milliseconds how long its parts took
 */
public record RunSummary(String model, Milliseconds milliseconds) {
    /**
     * Times in milliseconds.
     *
     * @param decode for decoding, cropping and resizing the photograph
     * @param forward for running the network
     * @param encode for waiting until layers were summarized and written as events, which several threads do
     */
    public record Milliseconds(double decode, double forward, double encode) {}
}

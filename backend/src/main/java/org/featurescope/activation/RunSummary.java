package org.featurescope.activation;

/**
 * The end of a run: the event {@code done}.
 *
 * @param model id of the network
 * @param milliseconds what took how long
 */
public record RunSummary(String model, Milliseconds milliseconds) {
    /**
     * Times, milliseconds.
     *
     * @param decode to decode, cut and resize the photograph
     * @param forward to run the network
     * @param encode that the layers, which several threads sum up and write as events, were waited for
     */
    public record Milliseconds(double decode, double forward, double encode) {}
}

package org.featurescope.activation;

/**
 * Hears of a photograph's run through a network, on the thread that runs it and in the order of these methods. What a method
 * throws ends the run and reaches its caller.
 */
public interface ActivationListener {
    /** The first thing heard; before it nothing can be known of the run but that it failed. */
    void photograph(InputPicture picture);

    /** Once for each layer, in depth order. The next layer is summed up after this returns. */
    void layer(LayerActivation layer);

    /** Where the network has classes. */
    void classes(TopClasses classes);

    /** The last thing heard. */
    void done(RunSummary summary);
}

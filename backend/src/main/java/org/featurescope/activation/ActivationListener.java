package org.featurescope.activation;

/**
 * Hears of a photograph's run through a network, on the thread that runs it and in the order of these methods. What a
 * method throws ends the run and reaches its caller.
 */
public interface ActivationListener {
    /** The first thing heard; before it nothing can be known of the run but that it failed. */
    void photograph(InputPicture picture);

    /** Once for each layer, in depth order. While this is at work, the few layers after it are prepared on other threads. */
    void layer(LayerActivation layer);

    /**
     * What is to be run to hear of a layer. A listener may do the larger part of its work here, where it is done for
     * several layers at a time and in any order: this alone is called on other threads than the run's.
     */
    default Runnable prepared(LayerActivation layer) {
        return () -> layer(layer);
    }

    /** Where the network has classes. */
    void classes(TopClasses classes);

    /** The last thing heard. */
    void done(RunSummary summary);
}

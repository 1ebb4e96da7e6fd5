package org.featurescope.activation;

/**
 * Receives the activations of a photograph, on the thread that runs the network and in the order of these methods. An
 * exception of a method ends the run and reaches its caller.
 */
public interface ActivationListener {
    /** Called first. A run that fails before has no events. */
    void photograph(InputPicture picture);

    /** Called for each layer in depth order. Meanwhile other threads prepare the next few layers. */
    void layer(LayerActivation layer);

    /**
     * Prepares the event of a layer and returns the work that is left for the run's thread. A listener may do most of
     * its work here, for several layers at the same time and in any order. Only this method is called on other threads.
     */
    default Runnable prepared(LayerActivation layer) {
        return () -> layer(layer);
    }

    /** Called after the layers if the network has classes. */
    void classes(TopClasses classes);

    /** Called last. */
    void done(RunSummary summary);
}

package org.featurescope.portrait;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The drawing of one network's portraits, and the time that it takes. Not thread-safe. */
final class DrawingWork {
    private final Network network;
    private String layer = "";
    private int before;
    private double made;
    private double madeBefore;
    private long nanos;
    private boolean isPaused;

    DrawingWork(Network network) {
        this.network = network;
    }

    Network network() {
        return network;
    }

    /** Returns the name of the layer that is being drawn. */
    String layer() {
        return layer;
    }

    /**
     * Begins a layer.
     *
     * @param resumed the number of its portraits that were made before
     */
    void begin(Layer next, int resumed) {
        madeBefore += made;
        made = 0;
        layer = next.name();
        before = resumed;
    }

    /**
     * Records progress on the layer.
     *
     * @param portraits the number of its portraits that were made since it began
     * @param stepNanos the duration of the last step in nanoseconds
     */
    void made(double portraits, long stepNanos) {
        made = portraits;
        nanos += stepNanos;
    }

    /** Records whether the drawing is paused because something else is being computed. */
    void setPaused(boolean paused) {
        isPaused = paused;
    }

    boolean isPaused() {
        return isPaused;
    }

    /** Returns the number of portraits of the current layer, with those that were made before. */
    int ofLayer() {
        return before + (int) made;
    }

    /** Returns the estimated time for {@code more} portraits in milliseconds; empty before one was made. */
    OptionalLong millisecondsFor(int more) {
        double all = madeBefore + made;
        return all < 1
                ? OptionalLong.empty()
                : OptionalLong.of(TimeUnit.NANOSECONDS.toMillis((long) (nanos / all * more)));
    }
}

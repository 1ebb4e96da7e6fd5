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
    private boolean givesWay;

    DrawingWork(Network network) {
        this.network = network;
    }

    Network network() {
        return network;
    }

    /** Returns the name of the layer in work. */
    String layer() {
        return layer;
    }

    /**
     * Begins a layer.
     *
     * @param resumed the number of its portraits that are there already
     */
    void begin(Layer next, int resumed) {
        madeBefore += made;
        made = 0;
        layer = next.name();
        before = resumed;
    }

    /** Notes the number of portraits of the layer that were made since it began, and the time that the last step took. */
    void made(double portraits, long stepNanos) {
        made = portraits;
        nanos += stepNanos;
    }

    /** Notes whether it waits since something else is computed. */
    void givesWay(boolean does) {
        givesWay = does;
    }

    boolean givesWay() {
        return givesWay;
    }

    /** Returns the number of portraits of the layer in work. */
    int ofLayer() {
        return before + (int) made;
    }

    /** Returns an estimate of the time for so many more portraits, milliseconds, if some were made. */
    OptionalLong millisecondsFor(int more) {
        double all = madeBefore + made;
        return all < 1
                ? OptionalLong.empty()
                : OptionalLong.of(TimeUnit.NANOSECONDS.toMillis((long) (nanos / all * more)));
    }
}

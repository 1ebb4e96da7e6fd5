package org.featurescope;

/** The front door: wires the parts by hand and runs the command line. */
public final class Featurescope {
    private Featurescope() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException("being written");
    }
}

package org.featurescope.kind;

import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.optimize.Visualizer;

/** The registered kinds of figures for tests, with the photographs of all tests' common shelf. */
public final class TestKinds {
    private TestKinds() {}

    /** Returns the kinds with a fake visualizer that never waits. */
    public static Kinds quick() {
        return with(FakeVisualizer.quick());
    }

    /** Returns the kinds with a visualizer. */
    public static Kinds with(Visualizer visualizer) {
        return KindRegistry.kinds(new KindContext(visualizer, Networks.shelf()));
    }
}

package org.featurescope.kind;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.WithOptimizedPictures;
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
        return KindRegistry.kinds(new KindContext(visualizer, Networks.shelf())).naming(Networks.catalogue());
    }

    /** Returns the kinds whose pictures are optimized. */
    public static List<FigureKind<?>> withOptimizedPictures(Kinds kinds) {
        List<FigureKind<?>> found = new ArrayList<>(kinds.all());
        found.removeIf(kind -> !WithOptimizedPictures.class.isAssignableFrom(kind.specType()));
        return found;
    }
}

package org.featurescope.kind.photographs;

import java.util.List;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.optimize.run.GraphVisualizer;

/** Small figures, made by the engine itself on the network that comes with the product. */
public final class EngineFigures implements AutoCloseable {
    private static final String TINY = "&size=32&steps=2&seed=1";

    private final GraphVisualizer visualizer = new GraphVisualizer(EngineFigures::photograph);
    private final Kinds kinds = TestKinds.with(visualizer);
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());

    /** Returns the kinds of figures. */
    public Kinds kinds() {
        return kinds;
    }

    /** Returns the engine. */
    public GraphVisualizer visualizer() {
        return visualizer;
    }

    /** Reads the query of a link, without size, steps and seed. */
    public PreparedFigure prepared(String query) {
        return reader.fromQuery(query + TINY);
    }

    /** Makes the figure of a link. */
    public FigureResult make(String query) {
        return prepared(query).recipe().make(new Viewer());
    }

    /** Returns a sample photograph. */
    public static RgbImage photograph(String name) {
        return ImageDecoder.decode(new SamplePhotographs().bytes(name));
    }

    /** Returns the labels of the pictures of a figure. */
    public static List<String> labels(FigureResult result) {
        return result.pictures().stream().map(FigureResult.Picture::label).toList();
    }

    @Override
    public void close() {
        visualizer.close();
    }
}

package org.featurescope.optimize.objective.term;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.PhotographActivations;
import org.tensorflow.ndarray.Shape;

/**
 * The values that the placeholders of one term are fed, filled in picture by picture; a row that is not filled in is 0.
 */
final class TermFeeds {
    /** A placeholder's values, {@code [batch, row...]}. */
    record Batch(float[] values, Shape shape) {}

    private final Map<String, Batch> fed;
    private final String path;
    private final int batch;
    private final ObjectiveShapes shapes;
    private final PhotographActivations photographs;

    private TermFeeds(
            Map<String, Batch> fed, String path, int batch, ObjectiveShapes shapes, PhotographActivations photographs) {
        this.fed = fed;
        this.path = path;
        this.batch = batch;
        this.shapes = shapes;
        this.photographs = photographs;
    }

    /** Feeds of a batch in the scope of that name; each photograph's activation is asked for once. */
    static TermFeeds root(String path, int batch, ObjectiveShapes shapes, PhotographActivations photographs) {
        record Asked(String photograph, String layer, boolean preRelu) {}
        Map<Asked, float[]> known = new HashMap<>();
        return new TermFeeds(
                new HashMap<>(),
                path,
                batch,
                shapes,
                (photograph, layer, preRelu) -> known.computeIfAbsent(
                        new Asked(photograph, layer, preRelu), asked -> photographs.of(photograph, layer, preRelu)));
    }

    /** The feeds of the scope of that name inside this one's. */
    TermFeeds within(String name) {
        return new TermFeeds(fed, path + "/" + name, batch, shapes, photographs);
    }

    ObjectiveShapes shapes() {
        return shapes;
    }

    PhotographActivations photographs() {
        return photographs;
    }

    /** Positions of a layer's map. */
    int positions(String layer) {
        return shapes.height(layer) * shapes.width(layer);
    }

    /** Fills in a picture's row of the placeholder of that name and of the row's shape. */
    void row(int picture, String name, float[] values, long... shape) {
        Batch all = fed.computeIfAbsent(path + "/" + name, placeholder -> {
            Shape whole = Shape.of(batch).append(Shape.of(shape));
            return new Batch(new float[(int) whole.size()], whole);
        });
        int length = all.values.length / batch;
        if (values.length != length) {
            throw new IllegalArgumentException("%s/%s takes %d values of shape %s, but is given %d"
                    .formatted(path, name, length, Arrays.toString(shape), values.length));
        }
        System.arraycopy(values, 0, all.values, picture * length, length);
    }

    /** Fills in a picture's number. */
    void number(int picture, String name, double value) {
        row(picture, name, new float[] {(float) value});
    }

    /** The values by the full name of their placeholder. */
    Map<String, Batch> fed() {
        return fed;
    }
}

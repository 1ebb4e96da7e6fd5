package org.featurescope.optimize.objective.term;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.PhotographActivations;
import org.tensorflow.ndarray.Shape;

/**
 * The values that are fed to the placeholders of one term. They are filled in picture by picture; other rows stay 0.
 */
final class TermFeeds {
    /** The values of a placeholder, {@code [batch, row...]}. */
    record Values(float[] numbers, Shape shape) {}

    private final Map<String, Values> byPlaceholder;
    private final String path;
    private final int batch;
    private final ObjectiveShapes shapes;
    private final PhotographActivations photographs;

    private TermFeeds(
            Map<String, Values> byPlaceholder,
            String path,
            int batch,
            ObjectiveShapes shapes,
            PhotographActivations photographs) {
        this.byPlaceholder = byPlaceholder;
        this.path = path;
        this.batch = batch;
        this.shapes = shapes;
        this.photographs = photographs;
    }

    /** Returns the feeds of a batch in the scope of that name. Each activation of a photograph is computed once. */
    static TermFeeds root(String path, int batch, ObjectiveShapes shapes, PhotographActivations photographs) {
        record Key(String photograph, String layer, boolean preRelu) {}
        Map<Key, float[]> known = new HashMap<>();
        return new TermFeeds(
                new HashMap<>(),
                path,
                batch,
                shapes,
                (photograph, layer, preRelu) -> known.computeIfAbsent(
                        new Key(photograph, layer, preRelu),
                        key -> photographs.activation(photograph, layer, preRelu)));
    }

    /** Returns the feeds of a sub-scope. */
    TermFeeds within(String name) {
        return new TermFeeds(byPlaceholder, path + "/" + name, batch, shapes, photographs);
    }

    /** Returns the shapes of the network's layers. */
    ObjectiveShapes shapes() {
        return shapes;
    }

    /** Returns the activations of photographs. */
    PhotographActivations photographs() {
        return photographs;
    }

    /** Returns the number of positions of a layer's map. */
    int positions(String layer) {
        return shapes.height(layer) * shapes.width(layer);
    }

    /** Fills in a picture's row of a placeholder. */
    void row(int picture, String name, float[] values, long... shape) {
        Values all = byPlaceholder.computeIfAbsent(path + "/" + name, placeholder -> {
            Shape whole = Shape.of(batch).append(Shape.of(shape));
            return new Values(new float[(int) whole.size()], whole);
        });
        int length = all.numbers.length / batch;
        if (values.length != length) {
            throw new IllegalArgumentException("%s/%s takes %d values of shape %s, but is given %d"
                    .formatted(path, name, length, Arrays.toString(shape), values.length));
        }
        System.arraycopy(values, 0, all.numbers, picture * length, length);
    }

    /** Fills in a picture's row of a placeholder with one number for each picture. */
    void number(int picture, String name, double value) {
        row(picture, name, new float[] {(float) value});
    }

    /** Returns the values by the full name of their placeholder. */
    Map<String, Values> values() {
        return byPlaceholder;
    }
}

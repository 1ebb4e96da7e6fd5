package org.featurescope.model.adding;

import java.util.List;
import java.util.Map;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Shapes;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;

/** Finds out of which sizes a graph's pictures may be, with TensorFlow's inference of shapes. */
final class UsableSizes {
    private final GraphDef graph;
    private final String input;
    private final List<String> nodes;

    /**
     * Creates the search.
     *
     * @param input the placeholder of pictures
     * @param nodes what must have a map or a vector for one picture
     */
    UsableSizes(GraphDef graph, String input, List<String> nodes) {
        this.graph = graph;
        this.input = input;
        this.nodes = List.copyOf(nodes);
    }

    /** Returns the side of the smallest square picture that all nodes can process; {@code most} if only this size works. */
    int leastSide(int most) {
        if (!works(2 * most, 2 * most)) {
            return most;
        }
        int least = 1;
        int works = most;
        while (least < works) {
            int middle = (least + works) / 2;
            if (works(middle, middle)) {
                works = middle;
            } else {
                least = middle + 1;
            }
        }
        return works;
    }

    /** Returns whether all nodes can process a picture of this size. */
    boolean works(int height, int width) {
        try {
            Map<String, Shape> shapes = Shapes.of(graph, new InputSpec(input, height, width, 1, 1, 0));
            return nodes.stream().allMatch(node -> isUsable(shapes.getOrDefault(node, Shape.unknown())));
        } catch (TensorFlowException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean isUsable(Shape shape) {
        int rank = shape.numDimensions();
        return (rank == 2 || rank == 4) && !shape.hasUnknownDimension() && shape.get(0) == 1 && shape.size() > 0;
    }
}

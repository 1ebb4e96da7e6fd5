package org.featurescope.model;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/** One forward pass of a frozen graph, for tests. */
public final class Forward {
    private Forward() {}

    /** Values of a shape, in row-major order. */
    public static final class Value {
        private final Shape shape;
        private final float[] values;

        public Value(Shape shape, float[] values) {
            this.shape = shape;
            this.values = values;
        }

        Shape shape() {
            return shape;
        }

        public float[] values() {
            return values;
        }

        double mean() {
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            return sum / values.length;
        }
    }

    /** The outputs of {@code nodes}, in that order, for {@code input} at the node {@code placeholder}. */
    public static List<Value> run(GraphDef def, String placeholder, Value input, String... nodes) {
        List<Value> values = new ArrayList<>();
        try (Graph graph = new Graph();
                TFloat32 fed = TFloat32.tensorOf(input.shape(), DataBuffers.of(input.values()))) {
            graph.importGraphDef(def);
            try (Session session = Sessions.open(graph)) {
                Session.Runner runner = session.runner().feed(placeholder, fed);
                for (String node : nodes) {
                    runner.fetch(node);
                }
                try (Result result = runner.run()) {
                    for (int i = 0; i < nodes.length; i++) {
                        values.add(copy((TFloat32) result.get(i)));
                    }
                }
            }
        }
        return values;
    }

    private static Value copy(TFloat32 tensor) {
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return new Value(tensor.shape(), values);
    }
}

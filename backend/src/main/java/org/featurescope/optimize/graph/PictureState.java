package org.featurescope.optimize.graph;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.picture.graph.PictureGraph;
import org.featurescope.optimize.picture.graph.Pictures;
import org.featurescope.optimize.picture.graph.Variable;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The variables of pictures in a session.
 *
 * @param session of a graph with the nodes of the pictures; the caller closes it
 * @param pictures that the variables belong to
 * @param optimizer that moves them
 */
public record PictureState(Session session, Pictures pictures, OptimizerGraph optimizer) {
    /**
     * The state between two steps.
     *
     * @param values of the variables of the pictures
     * @param moments of Adam; empty for other optimizers
     * @param powers of Adam for the next step
     */
    public record Snapshot(List<float[]> values, List<float[]> moments, OptimizerGraph.Powers powers) {
        /** Writes the state. */
        public void writeTo(CheckpointWriter writer) throws IOException {
            writer.all(values);
            writer.all(moments);
            writer.numbers(new float[] {powers.beta1(), powers.beta2()});
        }

        /** Reads the state of pictures that {@link #writeTo} wrote. */
        public static Snapshot readFrom(CheckpointReader reader, Pictures pictures, Optimizer optimizer)
                throws IOException {
            List<Integer> sizes =
                    pictures.variables().stream().map(Variable::size).toList();
            List<Integer> ofMoments = optimizer == Optimizer.ADAM
                    ? sizes.stream().flatMap(size -> Stream.of(size, size)).toList()
                    : List.of();
            List<float[]> values = reader.all(sizes);
            List<float[]> moments = reader.all(ofMoments);
            float[] powers = reader.floats(2);
            return new Snapshot(values, moments, new OptimizerGraph.Powers(powers[0], powers[1]));
        }
    }

    /** Sets the variables and resets the optimizer. */
    public void start(List<float[]> values) {
        assign(optimizer.reset(session.runner()), pictures.variables(), values);
    }

    /** Returns the state between two steps. */
    public Snapshot snapshot() {
        return new Snapshot(values(), values(optimizer.moments()), optimizer.powers());
    }

    /** Sets the state to that of a snapshot of equal pictures and an equal optimizer. */
    public void restore(Snapshot snapshot) {
        start(snapshot.values());
        if (!snapshot.moments().isEmpty()) {
            assign(session.runner(), optimizer.moments(), snapshot.moments());
        }
        optimizer.restore(snapshot.powers());
    }

    private static void assign(Session.Runner runner, List<Variable> variables, List<float[]> values) {
        try (ScopedTensors fed = new ScopedTensors()) {
            for (int i = 0; i < values.size(); i++) {
                Variable variable = variables.get(i);
                runner.feed(variable.start(), fed.of(variable.shape(), values.get(i)))
                        .addTarget(variable.assignStart());
            }
            runner.run().close();
        }
    }

    /** Returns the current values of the variables. */
    public List<float[]> values() {
        return values(pictures.variables());
    }

    private List<float[]> values(List<Variable> variables) {
        if (variables.isEmpty()) {
            return List.of();
        }
        Session.Runner runner = session.runner();
        variables.forEach(variable -> runner.fetch(variable.read()));
        try (Result result = runner.run()) {
            return IntStream.range(0, variables.size())
                    .mapToObj(i -> TensorValues.of((TFloat32) result.get(i)))
                    .toList();
        }
    }

    /** Returns the current pictures, without a transformation. */
    public List<RgbImage> frame() {
        return frame(session.runner());
    }

    /** Returns the pictures that given values of the variables stand for, without a random transformation. */
    public List<RgbImage> frame(List<float[]> values) {
        try (ScopedTensors fed = new ScopedTensors()) {
            Session.Runner runner = session.runner();
            for (int i = 0; i < values.size(); i++) {
                Variable variable = pictures.variables().get(i);
                runner.feed(variable.read(), fed.of(variable.shape(), values.get(i)));
            }
            return frame(runner);
        }
    }

    private List<RgbImage> frame(Session.Runner runner) {
        try (Result result = runner.fetch(PictureGraph.FRAME).run()) {
            var bytes = ((TUint8) result.get(0)).asRawTensor().data();
            int length = pictures.size() * pictures.size() * pictures.planes();
            return IntStream.range(0, pictures.batch())
                    .mapToObj(picture -> {
                        byte[] levels = new byte[length];
                        bytes.offset((long) picture * length).read(levels);
                        return image(levels);
                    })
                    .toList();
        }
    }

    private RgbImage image(byte[] levels) {
        int size = pictures.size();
        if (pictures.planes() == 3) {
            return new RgbImage(size, size, levels);
        }
        byte[] colours = new byte[levels.length / 4 * 3];
        byte[] opacity = new byte[levels.length / 4];
        for (int pixel = 0; pixel < opacity.length; pixel++) {
            System.arraycopy(levels, pixel * 4, colours, pixel * 3, 3);
            opacity[pixel] = levels[pixel * 4 + 3];
        }
        return new RgbImage(size, size, colours, Optional.of(opacity));
    }
}

package org.featurescope.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

final class BaseLayersTest {
    private static final Network MINI = Catalogue.load(Optional.empty()).network("mini-inception");
    private static final int SIDE = 64;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static TFloat32 pictures() {
        float[] pictures = new float[SIDE * SIDE * 3];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (float) (250 * random.nextDouble()) + Augmentation.OFFSET;
        }
        return TFloat32.tensorOf(Shape.of(1, SIDE, SIDE, 3), DataBuffers.of(pictures));
    }

    private static float[] activations(Network network, String layer) {
        try (Graph graph = new Graph();
                TFloat32 pictures = pictures()) {
            graph.importGraphDef(network.graph());
            try (Session session = Sessions.open(graph);
                    Result result = session.runner()
                            .feed(network.descriptor().input().node(), pictures)
                            .fetch(network.layer(layer).node())
                            .run()) {
                return TensorValues.of((TFloat32) result.get(0));
            }
        }
    }

    private static double largestDifference(Network network, String layer) {
        float[] ones = activations(network, layer);
        float[] others = activations(MINI, layer);
        double largest = 0;
        for (int i = 0; i < ones.length; i++) {
            largest = Math.max(largest, Math.abs(ones[i] - others[i]));
        }
        return largest;
    }

    @Test
    void computesWhatItsNetworkComputes() {
        BaseLayers base = new BaseLayers(MINI, "mixed4b", "mixed3a");
        try (Graph graph = new Graph();
                TFloat32 fed = pictures()) {
            Ops tf = Ops.create(graph);
            Map<String, Operand<TFloat32>> weights = base.trained().stream()
                    .collect(Collectors.toMap(
                            BaseLayers.Weight::name,
                            weight -> tf.constant(weight.shape(), DataBuffers.of(weight.values()))));
            Operand<TFloat32> pictures =
                    tf.withName("fed").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
            Function<String, Operand<TFloat32>> known =
                    name -> Optional.ofNullable(weights.get(name)).orElseThrow();
            Operand<TFloat32> output = base.output(tf, pictures, known);
            try (Session session = Sessions.open(graph);
                    Result result =
                            session.runner().feed("fed", fed).fetch(output).run()) {
                assertThat(TensorValues.of((TFloat32) result.get(0)))
                        .containsExactly(activations(MINI, "mixed4b"), within(1e-3f));
            }
        }
    }

    @Test
    void isTrainedAfterItsFixedLayerOnly() {
        assertThat(new BaseLayers(MINI, "conv2d2", "conv2d1").trained())
                .extracting(BaseLayers.Weight::name)
                .containsExactly("conv2d2_w", "conv2d2_b");
        assertThat(new BaseLayers(MINI, "conv2d2", "conv2d2").trained()).isEmpty();
    }

    @Test
    void aClassifierIsBuiltOnItAndWritten() throws IOException, InterruptedException {
        ColouredPictures.write(folder.resolve("pictures"), 24, 1);
        StringWriter out = new StringWriter();
        train("work", MINI, Optional.empty(), 60, out);

        assertThat(out.toString()).contains("top-1 100.0 %");
        Network written = Catalogue.load(Optional.of(folder.resolve("work"))).network("colours");
        assertThat(written.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "conv2d0",
                        "conv2d1",
                        "conv2d2",
                        "mixed3a",
                        "mixed6",
                        "mixed7",
                        "avgpool",
                        "softmax_pre_activation",
                        "softmax");
        // weights are rounded to eight bits
        assertThat(largestDifference(written, "conv2d2")).isLessThan(0.2);
        assertThat(largestDifference(written, "mixed3a")).isGreaterThan(0.5);

        StringWriter again = new StringWriter();
        train("more", written, Optional.of(written), 1, again);
        // one step of a new classifier would classify half of the pictures correctly
        assertThat(again.toString()).contains("top-1 100.0 %");
    }

    private void train(String name, Network on, Optional<Network> from, int steps, StringWriter out)
            throws IOException, InterruptedException {
        Path pictures = folder.resolve("pictures");
        new TrainingJob(
                        folder.resolve(name),
                        "colours",
                        "Colours",
                        Classes.in(pictures),
                        List.of(pictures),
                        List.of(),
                        160,
                        Map.of("same", pictures),
                        from,
                        Optional.of(new TrainingJob.BaseChoice(on, "mixed3a", "conv2d2")),
                        Optional.empty(),
                        Architecture.TOP.widened(0.1),
                        ColouredPictures.settings(steps, true, 0))
                .run(new PrintWriter(out));
    }

    @Test
    void refusesALayerThatCannotBeTrained() {
        assertThatThrownBy(() -> new BaseLayers(MINI, "avgpool", "mixed3a"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the operation Mean of node avgpool cannot be trained");
    }
}

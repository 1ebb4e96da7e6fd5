package org.featurescope.model.adding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.featurescope.model.formats.onnx.OnnxModels.integer;
import static org.featurescope.model.formats.onnx.OnnxModels.ints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.formats.onnx.OnnxModels;
import org.featurescope.model.trial.GraphTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.NodeDef;

final class OnnxAdditionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void addsAResidualNetworkWithItsBlocksAndClasses() throws IOException {
        OnnxModels onnx = new OnnxModels();
        String stem = onnx.node(
                "Relu",
                onnx.normalization(onnx.convolution(onnx.input(-1, 3, 32, 32), 3, 6, 1, ints("pads", 1, 1, 1, 1)), 6));
        String body = onnx.normalization(onnx.convolution(stem, 6, 6, 1, ints("pads", 1, 1, 1, 1)), 6);
        String block = onnx.node("Relu", onnx.node("Add", List.of(body, stem)));
        String pooled = onnx.node("Flatten", onnx.node("GlobalAveragePool", block));
        String logits =
                onnx.node("Gemm", List.of(pooled, onnx.weights(1, 5, 6), onnx.weights(1, 5)), integer("transB", 1));
        Path file = Files.write(
                folder.resolve("res.onnx"), onnx.output(logits, -1, 5).build(13).toByteArray());

        Network network = new NetworkAdder(
                        folder.resolve("models"), new GraphTrial(folder.resolve("models"), "test"), question -> {
                            throw new AssertionError(question);
                        })
                .add(file, new Options().scale(1, 2, 3).offset(0, -1, -2).build())
                .network();
        assertThat(network.layers().stream().map(Layer::channels)).containsExactly(6, 6, 6, 5, 5);
        assertThat(network.layers().stream().map(Layer::name)).contains("logits", "softmax");
        assertThat(network.labels()).hasSize(5);
        assertThat(network.descriptor().input().leastSide()).isLessThan(8);
        assertThat(network.graph().getNodeList().stream()
                        .filter(node -> node.getOp().equals("Mul"))
                        .map(NodeDef::getName))
                .isEmpty();
    }
}

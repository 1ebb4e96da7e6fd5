package org.featurescope.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/** A model of two convolutions and two classes, for tests of what may be wrong with one. */
public final class TinyModel {
    public static final String DESCRIPTOR = """
            {
              "id": "tiny",
              "title": "Tiny",
              "description": "Two layers and two classes.",
              "licence": "CC0",
              "source": "made for a test",
              "graph": "graph.pb",
              "input": {"node": "input", "height": 8, "width": 8, "leastSide": 4, "scale": 255, "offset": -117},
              "layers": [{"name": "conv"}, {"name": "deep", "node": "conv_2"}],
              "classes": {"logits": "logits", "probabilities": "softmax", "labels": "labels.txt"}
            }
            """;

    private static final int[] SIZE = {2, 2};

    private TinyModel() {}

    /** Writes the model's files into a folder of models and returns the folder of the model. */
    public static Path write(Path models) throws IOException {
        Path folder = Files.createDirectories(models.resolve("tiny"));
        Files.writeString(folder.resolve("model.json"), DESCRIPTOR);
        Files.write(folder.resolve("graph.pb"), graph().toByteArray());
        Files.writeString(folder.resolve("labels.txt"), "this\nthat\n");
        return folder;
    }

    /** The graph that the descriptor describes, and some placeholders that it could name by mistake. */
    public static GraphDef graph() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String conv = layer(builder, "conv", builder.pictures("input"), 3, 4);
        String deep = layer(builder, "conv_2", builder.pool("pool", "MaxPool", conv, SIZE, SIZE, "SAME"), 4, 5);
        GraphDef.Builder graph = builder.build().toBuilder();
        graph.addNode(Nodes.constant("axes", axes()));
        graph.addNode(NodeDef.newBuilder()
                .setName("pooled")
                .setOp("Mean")
                .addInput(deep)
                .addInput("axes")
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("Tidx", Nodes.type(DataType.DT_INT32)));
        graph.addNode(Nodes.constant("dense_w", TensorProtos.of(new float[10], 5, 2)));
        FrozenGraphBuilder head = new FrozenGraphBuilder();
        head.operation("logits", "MatMul", "pooled", "dense_w");
        head.operation("softmax", "Softmax", "logits");
        graph.addAllNode(head.build().getNodeList());
        graph.addNode(Nodes.placeholder("flag", DataType.DT_BOOL, -1, -1, -1, 3));
        graph.addNode(Nodes.placeholder("grey", DataType.DT_FLOAT, -1, -1, -1, 1));
        graph.addNode(Nodes.placeholder("unused", DataType.DT_FLOAT, -1, -1, -1, 3));
        graph.addNode(Nodes.placeholder("square", DataType.DT_FLOAT, -1, 9, 9, 3));
        return graph.build();
    }

    private static String layer(FrozenGraphBuilder builder, String name, String input, int in, int out) {
        String w = builder.constant(name + "_w", new float[9 * in * out], 3, 3, in, out);
        String b = builder.constant(name + "_b", new float[out], out);
        String conv = builder.convolution(name + "_conv", input, w, new int[] {1, 1}, "SAME");
        return builder.operation(name, "Relu", builder.operation(name + "_pre_relu", "BiasAdd", conv, b));
    }

    private static TensorProto axes() {
        return TensorProto.newBuilder()
                .setDtype(DataType.DT_INT32)
                .setTensorShape(TensorProtos.shape(2))
                .addIntVal(1)
                .addIntVal(2)
                .build();
    }
}

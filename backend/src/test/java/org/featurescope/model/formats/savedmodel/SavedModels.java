package org.featurescope.model.formats.savedmodel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;

/** Writes small SavedModels with TensorFlow: variables, a batch normalization and four classes. */
public final class SavedModels {
    private static final Random RANDOM = new Random(3);
    private static final String SERVING = "serving_default";
    private static final List<String> VARIABLES = List.of("kernel", "gamma", "beta", "mean", "variance", "dense");

    private SavedModels() {}

    /**
     * Writes a model whose graph holds its variables itself.
     *
     * @return the probabilities of one picture of ones
     */
    public static float[] write(Path folder) throws IOException {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> images =
                    tf.withName("images").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 12, 12, 3)));
            Operand<TFloat32> convolved =
                    tf.nn.conv2d(images, variable(tf, "kernel", 0, 3, 3, 3, 5), List.of(1L, 1L, 1L, 1L), "SAME");
            Operand<TFloat32> normalized = tf.nn.fusedBatchNorm(
                            convolved,
                            variable(tf, "gamma", 1, 5),
                            variable(tf, "beta", 0, 5),
                            variable(tf, "mean", 0, 5),
                            variable(tf, "variance", 1, 5),
                            FusedBatchNorm.isTraining(false))
                    .y();
            Operand<TFloat32> relu = tf.withName("block").nn.relu(normalized);
            Operand<TFloat32> pooled = tf.math.mean(relu, tf.array(1, 2));
            Operand<TFloat32> logits = tf.withName("scores").linalg.matMul(pooled, variable(tf, "dense", 0, 5, 4));
            Operand<TFloat32> softmax = tf.withName("probabilities").nn.softmax(logits);
            Signature signature = Signature.builder()
                    .key(SERVING)
                    .input("images", images)
                    .output("probabilities", softmax)
                    .build();
            try (Session session = Sessions.open(graph)) {
                session.initialize();
                SavedModelBundle.exporter(folder.toString())
                        .withFunction(SessionFunction.create(signature, session))
                        .export();
                return ones(session);
            }
        }
    }

    private static float[] ones(Session session) {
        float[] values = new float[12 * 12 * 3];
        Arrays.fill(values, 1);
        try (TFloat32 ones = TFloat32.tensorOf(Shape.of(1, 12, 12, 3), DataBuffers.of(values));
                Result result = session.runner()
                        .feed("images", ones)
                        .fetch("probabilities")
                        .run()) {
            float[] probabilities = new float[4];
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(probabilities);
            return probabilities;
        }
    }

    private static Operand<TFloat32> variable(Ops tf, String name, double mean, long... shape) {
        int count = (int) Shape.of(shape).size();
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (mean + 0.5 * RANDOM.nextDouble());
        }
        Ops init = tf.withInitScope();
        return tf.withName(name).variable(init.reshape(init.constant(values), init.constant(shape)));
    }

    /**
     * Rewrites such a model to the form of TensorFlow 2: the network and what restores its variables are functions of the
     * library, and variables are handles that are passed to them.
     */
    public static void toFunctions(Path folder) throws IOException {
        Path file = folder.resolve("saved_model.pb");
        SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
        GraphDef.Builder graph = GraphDef.newBuilder();
        graph.addNode(node("serving_images", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_FLOAT)));
        graph.addNode(node("saver_filename", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_STRING)));
        NodeDef.Builder serve = call("serve_call", "serve", "serving_images");
        NodeDef.Builder restore = call("restore_call", "restore", "saver_filename");
        for (String name : VARIABLES) {
            graph.addNode(node("h_" + name, "VarHandleOp").putAttr("dtype", Nodes.type(DataType.DT_FLOAT)));
            serve.addInput("h_" + name);
            restore.addInput("h_" + name);
        }
        graph.addNode(serve).addNode(restore);
        graph.getLibraryBuilder().addFunction(outer()).addFunction(forward()).addFunction(restoring());
        model.getMetaGraphsBuilder(0).setGraphDef(graph);
        model.getMetaGraphsBuilder(0).getSaverDefBuilder().setRestoreOpName("restore_call");
        model.getMetaGraphsBuilder(0)
                .clearSignatureDef()
                .putSignatureDef(
                        SERVING,
                        SignatureDef.newBuilder()
                                .putInputs(
                                        "images",
                                        TensorInfo.newBuilder()
                                                .setName("serving_images:0")
                                                .build())
                                .putOutputs(
                                        "p",
                                        TensorInfo.newBuilder()
                                                .setName("serve_call:0")
                                                .build())
                                .build());
        Files.write(file, model.build().toByteArray());
    }

    private static NodeDef.Builder node(String name, String op, String... inputs) {
        return NodeDef.newBuilder().setName(name).setOp(op).addAllInput(List.of(inputs));
    }

    private static NodeDef.Builder call(String name, String function, String... inputs) {
        return node(name, "StatefulPartitionedCall", inputs)
                .putAttr(
                        "f",
                        AttrValue.newBuilder()
                                .setFunc(NameAttrList.newBuilder().setName(function))
                                .build());
    }

    /** A function that only calls another one, as signatures do. */
    private static FunctionDef outer() {
        NodeDef.Builder inner = call("inner", "forward", "images");
        VARIABLES.forEach(inner::addInput);
        return function("serve", "images", Map.of("p", "inner:output:0"))
                .addNodeDef(inner)
                .build();
    }

    private static FunctionDef forward() {
        FunctionDef.Builder function = function("forward", "images", Map.of("p", "softmax:softmax:0"));
        for (String name : VARIABLES) {
            function.addNodeDef(
                    node("read_" + name, "ReadVariableOp", name).putAttr("dtype", Nodes.type(DataType.DT_FLOAT)));
        }
        return function.addNodeDef(floats("conv", "Conv2D", "images", "read_kernel:value:0")
                        .putAttr("strides", Nodes.integers(1, 1, 1, 1))
                        .putAttr("padding", Nodes.text("SAME")))
                .addNodeDef(floats(
                                "norm",
                                "FusedBatchNormV3",
                                "conv:output:0",
                                "read_gamma:value:0",
                                "read_beta:value:0",
                                "read_mean:value:0",
                                "read_variance:value:0")
                        .putAttr("U", Nodes.type(DataType.DT_FLOAT))
                        .putAttr("epsilon", AttrValue.newBuilder().setF(1e-4f).build())
                        .putAttr(
                                "is_training",
                                AttrValue.newBuilder().setB(false).build()))
                .addNodeDef(floats("relu", "Relu", "norm:y:0"))
                .addNodeDef(Nodes.constant("axes", TensorProtos.of(new int[] {1, 2})))
                .addNodeDef(floats("pool", "Mean", "relu:activations:0", "axes:output:0")
                        .putAttr("Tidx", Nodes.type(DataType.DT_INT32)))
                .addNodeDef(floats("logits", "MatMul", "pool:output:0", "read_dense:value:0"))
                .addNodeDef(floats("softmax", "Softmax", "logits:product:0"))
                .build();
    }

    private static NodeDef.Builder floats(String name, String op, String... inputs) {
        return node(name, op, inputs).putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }

    private static FunctionDef restoring() {
        TensorProto.Builder names = TensorProto.newBuilder()
                .setDtype(DataType.DT_STRING)
                .setTensorShape(TensorProtos.shape(VARIABLES.size()));
        VARIABLES.forEach(name -> names.addStringVal(ByteString.copyFromUtf8(name)));
        FunctionDef.Builder function = function("restore", "prefix", Map.of())
                .addNodeDef(Nodes.constant("names", names.build()))
                .addNodeDef(node("RestoreV2", "RestoreV2", "prefix", "names:output:0", "names:output:0"));
        for (int i = 0; i < VARIABLES.size(); i++) {
            String name = VARIABLES.get(i);
            function.addNodeDef(floats("value_" + name, "Identity", "RestoreV2:tensors:" + i));
            function.addNodeDef(node("assign_" + name, "AssignVariableOp", name, "value_" + name + ":output:0"));
        }
        return function.build();
    }

    private static FunctionDef.Builder function(String name, String first, Map<String, String> results) {
        OpDef.Builder signature = OpDef.newBuilder()
                .setName(name)
                .addInputArg(OpDef.ArgDef.newBuilder().setName(first));
        VARIABLES.forEach(
                each -> signature.addInputArg(OpDef.ArgDef.newBuilder().setName(each)));
        results.keySet()
                .forEach(
                        each -> signature.addOutputArg(OpDef.ArgDef.newBuilder().setName(each)));
        return FunctionDef.newBuilder().setSignature(signature).putAllRet(results);
    }
}

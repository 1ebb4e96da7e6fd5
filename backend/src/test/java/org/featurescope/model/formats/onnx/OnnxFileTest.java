package org.featurescope.model.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.featurescope.model.formats.onnx.OnnxModels.integer;
import static org.featurescope.model.formats.onnx.OnnxModels.ints;
import static org.featurescope.model.formats.onnx.OnnxModels.real;
import static org.featurescope.model.formats.onnx.OnnxModels.text;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.featurescope.model.Forward;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

final class OnnxFileTest {
    private static final int HEIGHT = 17;
    private static final int WIDTH = 20;

    private final OnnxModels onnx = new OnnxModels();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void computesConvolutionsOfEverySort() {
        String x = onnx.input(1, 3, HEIGHT, WIDTH);
        x = onnx.normalization(onnx.convolution(x, 3, 8, 1, ints("pads", 1, 0, 2, 1), ints("strides", 2, 1)), 8);
        x = onnx.node("Relu", x);
        x = onnx.node(
                "Clip",
                List.of(onnx.convolution(x, 8, 16, 8, ints("pads", 1, 1, 1, 1)), onnx.number(0), onnx.number(6)));
        x = onnx.node("LeakyRelu", onnx.convolution(x, 16, 8, 2, text("auto_pad", "SAME_UPPER")), real("alpha", 0.3f));
        x = onnx.convolution(x, 8, 6, 1, text("auto_pad", "SAME_LOWER"), ints("strides", 2, 2));
        x = onnx.convolution(x, 6, 5, 1, ints("dilations", 2, 2), ints("pads", 2, 2, 2, 2));
        assertSame(onnx.output(x, 1, 5, -1, -1).build(13), x);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void computesPoolingOfEverySort(int up) {
        String x = onnx.input(1, 3, HEIGHT, WIDTH);
        String most =
                onnx.node("MaxPool", x, ints("kernel_shape", 3, 3), ints("strides", 2, 2), integer("ceil_mode", up));
        String padded = onnx.node(
                "MaxPool",
                most,
                ints("kernel_shape", 3, 3),
                ints("strides", 2, 2),
                ints("pads", 1, 1, 1, 1),
                integer("ceil_mode", up));
        String without = onnx.node(
                "AveragePool",
                padded,
                ints("kernel_shape", 3, 3),
                ints("pads", 1, 1, 1, 1),
                integer("count_include_pad", 0));
        String with = onnx.node(
                "AveragePool",
                without,
                ints("kernel_shape", 2, 2),
                ints("strides", 2, 2),
                ints("pads", 1, 0, 0, 1),
                integer("ceil_mode", up),
                integer("count_include_pad", 1));
        String uneven = onnx.node(
                "AveragePool", with, ints("kernel_shape", 2, 2), ints("pads", 1, 0, 0, 1), integer("ceil_mode", up));
        assertSame(onnx.output(uneven, 1, 3, -1, -1).build(13), uneven);
    }

    @Test
    void computesNormalizationsGatesAndSums() {
        String x = onnx.input(1, 4, HEIGHT, WIDTH);
        String lrn = onnx.node("LRN", x, integer("size", 3), real("alpha", 0.5f), real("beta", 0.6f), real("bias", 2));
        String soft = onnx.node("Mul", List.of(onnx.node("Sigmoid", lrn), x));
        String hard = onnx.node("HardSwish", onnx.node("Sub", List.of(soft, onnx.weights(1, 4, 1, 1))));
        String gate =
                onnx.node("HardSigmoid", onnx.node("GlobalAveragePool", hard), real("alpha", 0.3f), real("beta", 0.1f));
        String gated = onnx.node("Mul", List.of(hard, gate));
        String slopes = onnx.node("PRelu", List.of(gated, onnx.weights(1, 4, 1, 1)));
        String rows = onnx.node("Add", List.of(onnx.weights(1, HEIGHT, WIDTH), slopes));
        String quotient = onnx.node("Div", List.of(rows, onnx.weights(1, 2.0, 4, 1, 1)));
        String joined = onnx.node("Concat", List.of(quotient, x, gated), integer("axis", -3));
        assertSame(onnx.output(joined, 1, 12, HEIGHT, WIDTH).build(14), joined);
    }

    @Test
    void flattensMapsInTheOrderOfTheFile() {
        String x = onnx.input(-1, 3, 6, 4);
        String flat = onnx.node("Flatten", onnx.node("Relu", x));
        String hidden = onnx.node(
                "Gemm",
                List.of(flat, onnx.weights(1, 10, 72), onnx.weights(1, 10)),
                integer("transB", 1),
                real("alpha", 0.5f),
                real("beta", 2));
        String logits = onnx.node("MatMul", List.of(onnx.node("Dropout", hidden), onnx.weights(1, 10, 7)));
        String softmax = onnx.node("Softmax", logits, integer("axis", 1));
        assertSame(onnx.output(softmax, -1, 7).build(11), softmax);
    }

    @Test
    void shufflesSplitsAndEnlarges() {
        String x = onnx.input(1, 6, 6, 8);
        String five = onnx.node("Reshape", List.of(x, onnx.integers(1, 2, 3, 6, 8)));
        String turned = onnx.node("Transpose", five, ints("perm", 0, 2, 1, 3, 4));
        String shuffled = onnx.node("Reshape", List.of(turned, onnx.integers(0, -1, 6, 8)));
        List<String> parts = onnx.split(shuffled, 2, integer("axis", 1));
        String sum = onnx.node("Add", parts);
        String part = onnx.node("Slice", List.of(shuffled, onnx.integers(1), onnx.integers(4), onnx.integers(1)));
        String both = onnx.node("Concat", List.of(sum, part), integer("axis", 1));
        String mirrored =
                onnx.node("Pad", List.of(both, onnx.integers(0, 0, 1, 2, 0, 0, 2, 0)), text("mode", "reflect"));
        String large = onnx.node(
                "Resize",
                List.of(mirrored, "", onnx.numbers(1, 1, 2, 2)),
                text("mode", "nearest"),
                text("coordinate_transformation_mode", "asymmetric"),
                text("nearest_mode", "floor"));
        String mean = onnx.node("ReduceMean", both, ints("axes", 2, 3), integer("keepdims", 0));
        String again = onnx.node("Unsqueeze", List.of(mean, onnx.integers(2, 3)));
        String gate = onnx.node("Mul", List.of(large, again));
        String pooled = onnx.node("GlobalAveragePool", gate);
        String squeezed = onnx.node("Squeeze", List.of(pooled, onnx.integers(2, 3)));
        assertSame(onnx.output(squeezed, 1, 6).build(13), squeezed);
    }

    @Test
    void readsWhatIsComputedFromShapes() {
        String x = onnx.input(1, 3, 5, 4);
        String batch = onnx.node("Gather", List.of(onnx.node("Shape", x), onnx.scalar(0)), integer("axis", 0));
        String wanted = onnx.node(
                "Concat",
                List.of(onnx.node("Unsqueeze", List.of(batch, onnx.integers(0))), onnx.integers(-1)),
                integer("axis", 0));
        String flat = onnx.node("Reshape", List.of(onnx.node("Relu", x), wanted));
        assertSame(onnx.output(flat, 1, 60).build(13), flat);
    }

    @Test
    void takesPicturesWithTheirChannelsLast() {
        String x = onnx.input(-1, HEIGHT, WIDTH, 3);
        x = onnx.node("Transpose", x, ints("perm", 0, 3, 1, 2));
        x = onnx.node("Relu", onnx.convolution(x, 3, 4, 1));
        ReadNetwork read = read(onnx.output(x, 1, 4, -1, -1).build(13));
        assertThat(read.graph().getNodeList().stream().map(NodeDef::getOp)).doesNotContain("Transpose");
    }

    @Test
    void leavesOutWhatItDoesNotKnowAndSaysSo() {
        String x = onnx.input(1, 3, HEIGHT, WIDTH);
        String known = onnx.node("Relu", onnx.convolution(x, 3, 4, 1));
        String unknown = onnx.node("InstanceNormalization", List.of(known, onnx.weights(1, 4), onnx.weights(1, 4)));
        ReadNetwork read =
                read(onnx.output(onnx.node("Relu", unknown), 1, 4, -1, -1).build(13));
        assertThat(read.notes())
                .singleElement()
                .asString()
                .contains("InstanceNormalization")
                .contains("only layers before");
        assertThat(read.graph().getNodeList().stream()
                        .filter(node -> node.getOp().equals("Relu")))
                .hasSize(1);
    }

    @Test
    void refusesFilesThatContradictThemselves() {
        String x = onnx.input(1, 3, HEIGHT, WIDTH);
        String y = onnx.convolution(x, 3, 4, 1);
        onnx.state(y, 1, 5, -1, -1);
        ModelProto model = onnx.output(onnx.node("Relu", y), 1, 4, -1, -1).build(13);
        assertThatThrownBy(() -> read(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("contradicts itself")
                .hasMessageContaining(y);
    }

    @Test
    void readsWeightsFromAFileBesideIt() throws IOException {
        String x = onnx.convolution(onnx.input(1, 3, HEIGHT, WIDTH), 3, 4, 1);
        ModelProto whole = onnx.output(x, 1, 4, -1, -1).build(13);
        ModelProto split = withExternalWeights(whole, "net.onnx.data");
        assertThat(split.getSerializedSize()).isLessThan(whole.getSerializedSize());
        assertThat(read(split).graph()).isEqualTo(read(whole).graph());
    }

    @Test
    void readsNoWeightsFromOtherFoldersOrLinksOrBeyondTheEnd() throws IOException {
        String x = onnx.convolution(onnx.input(1, 3, HEIGHT, WIDTH), 3, 4, 1);
        ModelProto split = withExternalWeights(onnx.output(x, 1, 4, -1, -1).build(13), "weights");
        Path outside = Files.createDirectory(folder.resolve("sub")).resolve("weights");
        Files.copy(folder.resolve("weights"), outside);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        for (String location : List.of(
                outside.toString(), "sub/weights", "sub/../weights", "../weights", "link", "nowhere", ".", "", "sub")) {
            assertRefused(split, "location", location);
        }
        assertThat(read(withEntry(split, "location", "./weights")).graph())
                .isEqualTo(read(split).graph());
        for (String wrong : List.of("-1", "x", "1e3", "" + Long.MAX_VALUE, "100000")) {
            assertRefused(split, "offset", wrong);
            assertRefused(split, "length", wrong);
        }
    }

    private void assertRefused(ModelProto model, String key, String value) {
        assertThatThrownBy(() -> read(withEntry(model, key, value)))
                .as("%s %s", key, value)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the weights weights")
                .message()
                .doesNotContain("\n");
    }

    /** Moves the raw bytes of all weights to a file. */
    private ModelProto withExternalWeights(ModelProto model, String file) throws IOException {
        ModelProto.Builder split = model.toBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (TensorProto.Builder tensor : split.getGraphBuilder().getInitializerBuilderList()) {
            tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                    .addExternalData(entry("location", file))
                    .addExternalData(entry("offset", "" + bytes.size()))
                    .addExternalData(entry("length", "" + tensor.getRawData().size()));
            tensor.getRawData().writeTo(bytes);
            tensor.clearRawData();
        }
        Files.write(folder.resolve(file), bytes.toByteArray());
        return split.build();
    }

    private static ModelProto withEntry(ModelProto model, String key, String value) {
        ModelProto.Builder changed = model.toBuilder();
        changed.getGraphBuilder()
                .getInitializerBuilderList()
                .forEach(tensor -> tensor.getExternalDataBuilderList().stream()
                        .filter(entry -> entry.getKey().equals(key))
                        .forEach(entry -> entry.setValue(value)));
        return changed.build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void readsQuantizedWeightsAsNumbers(boolean isSigned, boolean isPerAxis) {
        byte[] quantized = new byte[4 * 3 * 3 * 3];
        new Random(3).nextBytes(quantized);
        float[] scales = isPerAxis ? new float[] {0.01f, 0.02f, 0.005f, 1} : new float[] {0.01f};
        byte[] zeros = isPerAxis ? new byte[] {0, 3, 100, 7} : new byte[] {5};
        float[] plain = new float[quantized.length];
        for (int i = 0; i < plain.length; i++) {
            int place = isPerAxis ? i / 27 : 0;
            int level = isSigned ? quantized[i] : quantized[i] & 0xff;
            plain[i] = (level - zeros[place]) * scales[place];
        }
        long[] places = isPerAxis ? new long[] {4} : new long[0];
        String x = onnx.input(1, 3, HEIGHT, WIDTH);
        String weights = onnx.node(
                "DequantizeLinear",
                List.of(
                        onnx.bytes(isSigned, quantized, 4, 3, 3, 3),
                        onnx.numbers(scales, places),
                        onnx.bytes(isSigned, zeros, places)),
                integer("axis", 0));
        String y = onnx.node("Conv", List.of(x, weights));
        ReadNetwork read = read(onnx.output(y, 1, 4, -1, -1).build(13));
        OnnxModels other = new OnnxModels();
        String z = other.node("Conv", List.of(other.input(1, 3, HEIGHT, WIDTH), other.numbers(plain, 4, 3, 3, 3)));
        ReadNetwork expected = read(other.output(z, 1, 4, -1, -1).build(13));
        assertThat(read.notes()).isEmpty();
        assertThat(filter(read)).containsExactly(filter(expected), within(1e-6f));
    }

    private static float[] filter(ReadNetwork read) {
        return read.graph().getNodeList().stream()
                .filter(node -> node.getOp().equals("Const"))
                .map(node -> TensorProtos.floats(Nodes.value(node)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesQuantizedActivations() {
        String x = onnx.input(1, 3, HEIGHT, WIDTH);
        String y = onnx.node("DequantizeLinear", List.of(onnx.node("Relu", x), onnx.number(1)), integer("axis", 0));
        assertThat(read(onnx.output(y, 1, 3, -1, -1).build(13)).notes())
                .singleElement()
                .asString()
                .contains("(DequantizeLinear), which takes quantized activations");
    }

    @Test
    void refusesWhatIsCutOffOrNone() {
        byte[] whole = onnx.output(onnx.convolution(onnx.input(1, 3, 9, 9), 3, 4, 1), 1, 4, 7, 7)
                .build(13)
                .toByteArray();
        for (byte[] wrong : List.of(
                Arrays.copyOf(whole, whole.length / 2),
                new byte[] {8, 8, 18, 1, 'x'},
                ModelProto.newBuilder().setIrVersion(3).build().toByteArray())) {
            assertThatThrownBy(() -> OnnxFile.read("net.onnx", wrong, folder, () -> new PictureSize.Size(9, 9)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("net.onnx");
        }
    }

    private ReadNetwork read(ModelProto model) {
        return OnnxFile.read("net.onnx", model.toByteArray(), folder, () -> new PictureSize.Size(HEIGHT, WIDTH));
    }

    /** Compares an output with what the interpreter computes of the same file. */
    private void assertSame(ModelProto model, String output) {
        ReadNetwork read = read(model);
        assertThat(read.notes()).isEmpty();
        int[] sizes = model.getGraph().getInput(0).getType().getTensorType().getShape().getDimList().stream()
                .mapToInt(dim -> (int) Math.max(1, dim.getDimValue()))
                .toArray();
        OnnxInterpreter.Array input = new OnnxInterpreter.Array(sizes);
        Random random = new Random(5);
        for (int i = 0; i < input.v.length; i++) {
            input.v[i] = random.nextGaussian();
        }
        OnnxInterpreter.Array expected = Objects.requireNonNull(
                OnnxInterpreter.run(model.getGraph(), input).get(output));
        Forward.Value result = Forward.run(
                        read.graph(),
                        read.inputs().get(0),
                        new Forward.Value(Shape.of(1, sizes[2], sizes[3], sizes[1]), channelsLast(input)),
                        read.outputs().get(0))
                .get(0);
        float[] last = expected.shape.length == 4 ? channelsLast(expected) : narrowed(expected.v);
        assertThat(result.values()).containsExactly(last, within(1e-4f));
    }

    private static float[] channelsLast(OnnxInterpreter.Array maps) {
        float[] values = new float[maps.v.length];
        for (int at = 0; at < values.length; at++) {
            int[] index = maps.index(at);
            values[(index[2] * maps.shape[3] + index[3]) * maps.shape[1] + index[1]] = (float) maps.v[at];
        }
        return values;
    }

    private static float[] narrowed(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}

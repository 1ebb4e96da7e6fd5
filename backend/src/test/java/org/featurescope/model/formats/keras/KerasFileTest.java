package org.featurescope.model.formats.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.featurescope.model.Forward;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

final class KerasFileTest {
    private static final PictureSize SIZE = () -> new PictureSize.Size(17, 14);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A network with a residual block, separate and grouped convolutions, and every way of padding. */
    private static KerasModels classifier(int height, int width) {
        return new KerasModels()
                .input(height, width, 3)
                .layer("Rescaling", "rescale", "'scale': 0.5, 'offset': -1", "input_1")
                .layer("ZeroPadding2D", "pad", "'padding': [[1, 0], [0, 2]]", "rescale")
                .layer(
                        "Conv2D",
                        "conv",
                        "'filters': 6, 'kernel_size': [3, 3], 'strides': [2, 2], 'padding': 'same', 'use_bias': false, 'activation': 'linear'",
                        "pad")
                .weights("kernel", 0, 1, 3, 3, 3, 6)
                .normalization("bn", 6, "conv")
                .layer("ReLU", "relu", "'max_value': 6.0", "bn")
                .layer(
                        "DepthwiseConv2D",
                        "dw",
                        "'kernel_size': [3, 3], 'padding': 'same', 'depth_multiplier': 2",
                        "relu")
                .weights("depthwise_kernel", 0, 1, 3, 3, 6, 2)
                .weights("bias", 0, 1, 12)
                .layer(
                        "SeparableConv2D",
                        "sep",
                        "'filters': 6, 'kernel_size': [3, 3], 'padding': 'same', 'activation': 'swish'",
                        "dw")
                .weights("depthwise_kernel", 0, 1, 3, 3, 12, 1)
                .weights("pointwise_kernel", 0, 1, 1, 1, 12, 6)
                .weights("bias", 0, 1, 6)
                .layer("Add", "add", "", List.of("sep", "relu"))
                .layer("MaxPooling2D", "pool", "'pool_size': [3, 3], 'strides': [2, 2], 'padding': 'same'", "add")
                .layer("AveragePooling2D", "mean", "'pool_size': 3, 'strides': 1, 'padding': 'same'", "pool")
                .layer(
                        "Conv2D",
                        "groups",
                        "'filters': 4, 'kernel_size': [3, 3], 'groups': 2, 'dilation_rate': 1, 'padding': 'valid', 'activation': 'hard_swish'",
                        "mean")
                .weights("kernel", 0, 1, 3, 3, 3, 4)
                .weights("bias", 0, 1, 4)
                .layer("UpSampling2D", "up", "'size': [2, 2]", "groups")
                .layer("Cropping2D", "crop", "'cropping': [[1, 0], [0, 1]]", "up")
                .layer("Concatenate", "cat", "'axis': -1", List.of("crop", "crop"))
                .layer("Dropout", "drop", "'rate': 0.5", "cat")
                .layer("LeakyReLU", "leaky", "'alpha': 0.1", "drop")
                .layer("Multiply", "product", "", List.of("leaky", "leaky"));
    }

    private static KerasModels withHead(KerasModels model, String pooling) {
        return model.layer(pooling, "flat", "", "product")
                .layer("Dense", "predictions", "'units': 5, 'activation': 'softmax'", "flat");
    }

    private static KerasModels wholeClassifier() {
        return withHead(classifier(17, 14), "GlobalAveragePooling2D")
                .weights("kernel", 0, 0.1, 8, 5)
                .weights("bias", 0, 1, 5);
    }

    @Test
    void computesWhatTheFileOfKeras2Computes() {
        KerasModels model = wholeClassifier();
        assertSame(model, KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE));
    }

    @Test
    void computesWhatTheArchiveOfKeras3Computes() throws IOException {
        KerasModels model = wholeClassifier();
        assertSame(model, KerasFile.readArchive("net.keras", bytes(model.archive(folder.resolve("net.keras"))), SIZE));
    }

    @Test
    void findsWeightsInAnArchiveThatWasWrittenUnderWindows() throws IOException {
        KerasModels model = wholeClassifier();
        Path file = model.archiveOfWindows(folder.resolve("net.keras"));
        assertSame(model, KerasFile.readArchive("net.keras", bytes(file), SIZE));
    }

    @ParameterizedTest
    @CsvSource({"16, 12", "5, 9", "4, 3"})
    void resizesMaps(int height, int width) {
        String size = "'height': %d, 'width': %d, 'interpolation': 'bilinear'".formatted(height, width);
        KerasModels model = new KerasModels()
                .input(8, 6, 3)
                .layer("Resizing", "resizing", size, "input_1")
                .layer("ReLU", "relu", "", "resizing");
        assertSame(model, KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE));
    }

    @Test
    void aLayerThatResizesMapsToTheirOwnSizeIsNoNode() {
        KerasModels model = new KerasModels()
                .input(8, 6, 3)
                .layer("Resizing", "resizing", "'height': 8, 'width': 6, 'interpolation': 'bicubic'", "input_1")
                .layer("ReLU", "relu", "", "resizing");
        ReadNetwork read = KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE);
        assertThat(read.graph().getNodeList().stream().map(NodeDef::getOp)).containsExactly("Placeholder", "Relu");
    }

    @ParameterizedTest
    @CsvSource({
        "lanczos3, 4, false, interpolates by",
        "bilinear, 4, true, another aspect ratio",
        "bilinear, 0, false, resizes to 0"
    })
    void namesWhatOfResizingItDoesNotKnow(String interpolation, int height, boolean crops, String problem) {
        String config = "'height': %d, 'width': 6, 'interpolation': '%s', 'crop_to_aspect_ratio': %s"
                .formatted(height, interpolation, crops);
        KerasModels model = new KerasModels()
                .input(8, 6, 3)
                .layer("ReLU", "relu", "", "input_1")
                .layer("Resizing", "resizing", config, "relu");
        ReadNetwork read = KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE);
        assertThat(read.notes()).singleElement().asString().contains("resizing (Resizing)", problem);
    }

    @Test
    void flattensMapsInTheOrderOfTheFile() {
        KerasModels model = new KerasModels()
                .input(5, 4, 3)
                .layer("Flatten", "flat", "", "input_1")
                .layer("Dense", "dense", "'units': 6, 'activation': 'tanh'", "flat")
                .weights("kernel", 0, 1, 60, 6)
                .weights("bias", 0, 1, 6)
                .layer("ELU", "elu", "", "dense");
        assertSame(model, KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE));
    }

    @Test
    void readsASequentialModelWithinAnother() throws IOException {
        String inner = """
                {"class_name": "Sequential", "name": "body", "config": {"name": "body", "layers": [
                  {"class_name": "Conv2D", "config": {"name": "c", "filters": 2, "kernel_size": [1, 1],
                    "activation": "relu", "batch_input_shape": [null, 4, 4, 3]}}]},
                  "inbound_nodes": [[["in", 0, 0, {}]]]}""";
        String config = """
                {"class_name": "Functional", "config": {"layers": [
                  {"class_name": "InputLayer", "name": "in", "config": {"name": "in", "batch_input_shape": [null, 4, 4, 3]},
                   "inbound_nodes": []}, %s],
                  "input_layers": [["in", 0, 0]], "output_layers": [["body", 0, 0]]}}""".formatted(inner);
        Path file = folder.resolve("nested.h5");
        try (WritableHdfFile hdf5 = HdfFile.write(file)) {
            hdf5.putAttribute("model_config", config);
            WritableGroup group =
                    hdf5.putGroup("model_weights").putGroup("body").putGroup("c");
            group.putDataset("kernel:0", new float[][][][] {{{{1, 0}, {0, 1}, {0, 0}}}});
            group.putDataset("bias:0", new float[] {0, -1});
        }
        ReadNetwork read = KerasFile.readHdf5("nested.h5", Files.readAllBytes(file), SIZE);
        float[] values = new float[48];
        Arrays.fill(values, 3);
        float[] result = Forward.run(
                        read.graph(),
                        read.inputs().get(0),
                        new Forward.Value(Shape.of(1, 4, 4, 3), values),
                        read.outputs().get(0))
                .get(0)
                .values();
        assertThat(result).hasSize(32).startsWith(3f, 2f, 3f, 2f);
    }

    @Test
    void keepsTheLayersOfAnInnerModelBeforeOneThatItDoesNotKnow() throws IOException {
        String config = """
                {"class_name": "Functional", "config": {"layers": [
                  {"class_name": "InputLayer", "name": "in", "config": {"name": "in", "batch_input_shape": [null, 4, 4, 3]},
                   "inbound_nodes": []},
                  {"class_name": "Sequential", "name": "body", "config": {"name": "body", "layers": [
                    {"class_name": "ReLU", "config": {"name": "first", "batch_input_shape": [null, 4, 4, 3]}},
                    {"class_name": "Lambda", "config": {"name": "custom"}}]},
                   "inbound_nodes": [[["in", 0, 0, {}]]]},
                  {"class_name": "ReLU", "name": "last", "config": {"name": "last"},
                   "inbound_nodes": [[["body", 0, 0, {}]]]}],
                  "input_layers": [["in", 0, 0]], "output_layers": [["last", 0, 0]]}}""";
        Path file = folder.resolve("nested.h5");
        try (WritableHdfFile hdf5 = HdfFile.write(file)) {
            hdf5.putAttribute("model_config", config);
            hdf5.putGroup("model_weights");
        }
        ReadNetwork read = KerasFile.readHdf5("nested.h5", Files.readAllBytes(file), SIZE);
        assertThat(read.notes()).singleElement().asString().contains("custom (Lambda)");
        assertThat(read.graph().getNodeList().stream().map(NodeDef::getName))
                .contains("body/first")
                .doesNotContain("last");
    }

    @Test
    void asksForTheSizeThatTheFileLeavesOpen() {
        KerasModels model = withHead(classifier(-1, -1), "GlobalAveragePooling2D")
                .weights("kernel", 0, 1, 8, 5)
                .weights("bias", 0, 1, 5);
        ReadNetwork read = KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE);
        assertThat(read.inputs()).containsExactly("input_1");
    }

    @Test
    void leavesOutWhatFollowsALayerThatItDoesNotKnow() {
        KerasModels model = new KerasModels()
                .input(8, 8, 3)
                .layer("Conv2D", "conv", "'filters': 2, 'kernel_size': 3, 'activation': 'relu'", "input_1")
                .weights("kernel", 0, 1, 3, 3, 3, 2)
                .weights("bias", 0, 1, 2)
                .layer("Lambda", "custom", "'function': 'x'", "conv")
                .layer("Add", "sum", "", List.of("conv", "custom"))
                .layer("ReLU", "last", "", "sum");
        ReadNetwork read = KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE);

        assertThat(read.notes())
                .containsExactly("Left out, with what depends on them: custom (Lambda), which is of a class that is not"
                        + " known. So only layers before them are there.");
        assertThat(read.outputs()).isEmpty();
        assertThat(read.graph().getNodeList().stream().map(NodeDef::getName))
                .contains("conv")
                .doesNotContain("custom", "sum", "last");
    }

    @Test
    void leavesOutOneBranchOfTwo() {
        KerasModels model = new KerasModels()
                .input(8, 8, 3)
                .layer("LayerNormalization", "norm", "'axis': [-1]", "input_1")
                .layer("GlobalMaxPooling2D", "strange", "", "norm")
                .layer("GlobalAveragePooling2D", "mean", "", "input_1");
        ReadNetwork read = KerasFile.readHdf5("net.h5", bytes(model.hdf5(folder.resolve("net.h5"))), SIZE);
        assertThat(read.outputs()).containsExactly("mean");
        assertThat(read.notes())
                .containsExactly("Left out, with what depends on them: norm (LayerNormalization), which is of a class"
                        + " that is not known.");
    }

    @Test
    void namesChannelsFirstAndRefusesWrongShapes() {
        KerasModels first = new KerasModels()
                .input(8, 8, 3)
                .layer("Conv2D", "conv", "'filters': 2, 'kernel_size': 3, 'data_format': 'channels_first'", "input_1")
                .weights("kernel", 0, 1, 3, 3, 3, 2)
                .weights("bias", 0, 1, 2);
        KerasModels wrong = new KerasModels()
                .input(8, 8, 3)
                .layer("Conv2D", "conv", "'filters': 2, 'kernel_size': 3", "input_1")
                .weights("kernel", 0, 1, 3, 3, 2, 3)
                .weights("bias", 0, 1, 2);
        byte[] one = bytes(first.hdf5(folder.resolve("first.h5")));
        byte[] two = bytes(wrong.hdf5(folder.resolve("wrong.h5")));
        assertThat(KerasFile.readHdf5("first.h5", one, SIZE).notes())
                .singleElement()
                .asString()
                .contains("conv (Conv2D), which has its channels first");
        assertThatThrownBy(() -> KerasFile.readHdf5("wrong.h5", two, SIZE)).hasMessageContaining("[3, 3, 2, 3], not");
    }

    @Test
    void refusesWhatIsCutOffOrNoModel() throws IOException {
        byte[] hdf5 = bytes(new KerasModels().input(8, 8, 3).hdf5(folder.resolve("net.h5")));
        byte[] weightsOnly = Arrays.copyOf(hdf5, hdf5.length);
        byte[] text = "x".getBytes(StandardCharsets.UTF_8);
        for (int length : List.of(8, 100, hdf5.length / 2)) {
            assertThatThrownBy(() -> KerasFile.readHdf5("cut.h5", Arrays.copyOf(hdf5, length), SIZE))
                    .as("%d bytes", length)
                    .isInstanceOf(InvalidInputException.class);
        }
        for (byte[] archive : List.of(
                KerasModels.zip(Map.of("data.pkl", text)),
                KerasModels.zip(Map.of("../config.json", text, "../model.weights.h5", text)),
                KerasModels.zip(Map.of("config.json", text, "model.weights.h5", text)),
                KerasModels.zip(Map.of("config.json", new byte[65 << 20], "model.weights.h5", text)),
                Arrays.copyOf(KerasModels.zip(Map.of("config.json", weightsOnly)), 60))) {
            assertThatThrownBy(() -> KerasFile.readArchive("net.keras", archive, SIZE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("net.keras");
        }
    }

    /** Compressed weights need the library's filters, whose own libraries must be there. */
    @Test
    void hasTheFiltersOfCompressedWeights() throws ClassNotFoundException {
        assertThat(Class.forName(
                        "io.jhdf.filter.FilterManager", true, getClass().getClassLoader()))
                .isNotNull();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares the output with what the interpreter computes of the same layers and weights. */
    private static void assertSame(KerasModels model, ReadNetwork read) {
        var shape = model.layers().get(0).config().path("batch_input_shape");
        KerasInterpreter.Value input = KerasInterpreter.Value.of(
                shape.get(1).asInt(), shape.get(2).asInt(), shape.get(3).asInt());
        Random random = new Random(5);
        float[] values = new float[input.v().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
            input.v()[i] = values[i];
        }
        String output = model.layers().get(model.layers().size() - 1).name();
        KerasInterpreter.Value expected =
                Objects.requireNonNull(KerasInterpreter.run(model, input).get(output));
        float[] result = Forward.run(
                        read.graph(),
                        read.inputs().get(0),
                        new Forward.Value(Shape.of(1, input.height(), input.width(), input.channels()), values),
                        read.outputs().get(0))
                .get(0)
                .values();
        float[] narrow = new float[expected.v().length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) expected.v()[i];
        }
        assertThat(result).containsExactly(narrow, within(1e-4f));
    }
}

package org.featurescope.model.adding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Forward;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.Verdict;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.model.trial.GraphTrial;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

final class NetworkAdderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Question> asked = new ArrayList<>();

    @Test
    void findsInputLayersAndClassesOfAFrozenGraph() throws IOException {
        Path file = written("My Net_v2.pb", SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 32, 24, 3));
        AddedNetwork added = add(file, new Options().scale(2).offset(-1));
        Network network = added.network();
        assertThat(network.id()).isEqualTo("my-net-v2");
        assertThat(network.descriptor().input().height()).isEqualTo(32);
        assertThat(network.descriptor().input().width()).isEqualTo(24);
        assertThat(network.layers().stream().map(Layer::name))
                .containsExactly("stem", "block", "res", "head.pool", "logits", "softmax");
        assertThat(network.layers().stream().map(Layer::channels)).containsExactly(6, 9, 9, 9, 10, 10);
        assertThat(network.labels()).hasSize(10).first().isEqualTo("class 0");
        assertThat(network.descriptor().classes().orElseThrow().logitsNode()).isEqualTo("head/BiasAdd");
        assertThat(asked).isEmpty();
        assertThat(added.notes()).anyMatch(note -> note.contains("--labels"));
        assertThat(network.descriptor().description()).doesNotContain("--");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheClassesOfANetworkWhoseLastLayerWasTrainedAgain(boolean hasSoftmax) throws IOException {
        GraphDef def = SmallGraphs.retrained(hasSoftmax);
        Network network = add(written("poets.pb", def), new Options().scale(1)).network();
        assertThat(network.labels()).hasSize(2);
        assertThat(network.descriptor().classes().orElseThrow().logitsNode()).isEqualTo("final/MatMul");
        assertThat(asked).isEmpty();
    }

    @Test
    void isListedAsTheServerListsNetworks() throws IOException {
        Path file = written("net.pb", SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, -1, -1, 3));
        add(file, new Options().scale(1).size(32, 32));
        Catalogue catalogue = Catalogue.load(Optional.of(models()));
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.network("net").layers()).hasSize(6);
        assertThat(catalogue.card(catalogue.network("net")).orElseThrow())
                .contains("frozen TensorFlow graph")
                .containsPattern("[0-9a-f]{64}");
    }

    @Test
    void computesWhatTheFileComputes() throws IOException {
        GraphDef def = SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3);
        Network network = add(written("net.pb", def), new Options().scale(1)).network();
        assertThat(network.graph().getNodeList().stream().map(NodeDef::getOp))
                .doesNotContain("FusedBatchNorm", "Concat", "Identity");
        Forward.Value pictures = pictures(2, 16, 16, 3);
        float[] before =
                Forward.run(def, "images", pictures, "head/Softmax").get(0).values();
        float[] after = Forward.run(network.graph(), "images", pictures, "head/Softmax")
                .get(0)
                .values();
        assertThat(after).containsExactly(before, within(1e-5f));
    }

    @Test
    void feedsNetworksOfOneChannelTheMeanOfTheColours() throws IOException {
        GraphDef def = SmallGraphs.classifier(1, DataType.DT_FLOAT, -1, 16, 16, 1);
        AddedNetwork added = add(written("grey.pb", def), new Options().scale(1));
        assertThat(added.network().descriptor().description()).contains("one channel");
        Forward.Value pictures = pictures(1, 16, 16, 3);
        float[] grey = new float[256];
        for (int i = 0; i < grey.length; i++) {
            for (int colour = 0; colour < 3; colour++) {
                grey[i] += pictures.values()[3 * i + colour] / 3;
            }
        }
        Forward.Value mean = new Forward.Value(Shape.of(1, 16, 16, 1), grey);
        assertThat(softmax(added.network(), pictures))
                .containsExactly(
                        Forward.run(def, "images", mean, "head/Softmax").get(0).values(), within(1e-5f));
    }

    @Test
    void feedsEachChannelInItsOwnRangeAndOrder() throws IOException {
        GraphDef def = SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3);
        AddedNetwork added = add(
                written("bgr.pb", def), new Options().scale(2).offset(-1, 0, 1).channels("bgr"));
        Forward.Value pictures = pictures(1, 16, 16, 3);
        float[] fed = new float[3 * 256];
        for (int i = 0; i < 256; i++) {
            fed[3 * i] = 2 * pictures.values()[3 * i + 2] - 1;
            fed[3 * i + 1] = 2 * pictures.values()[3 * i + 1];
            fed[3 * i + 2] = 2 * pictures.values()[3 * i] + 1;
        }
        Forward.Value expected = new Forward.Value(Shape.of(1, 16, 16, 3), fed);
        assertThat(softmax(added.network(), pictures))
                .containsExactly(
                        Forward.run(def, "images", expected, "head/Softmax")
                                .get(0)
                                .values(),
                        within(1e-5f));
        assertThat(added.network().descriptor().input().scale()).isEqualTo(1);
    }

    @Test
    void feedsNetworksOfBytesTheWholeRange() throws IOException {
        GraphDef def = SmallGraphs.classifier(3, DataType.DT_UINT8, -1, 16, 16, 3);
        Network network = add(written("bytes.pb", def), new Options()).network();
        assertThat(network.descriptor().input().scale()).isEqualTo(255);
        assertThat(network.descriptor().input().offset()).isZero();
    }

    @Test
    void refusesManyChannelsUnlessThreeAreChosen() throws IOException {
        Path file = written("many.pb", SmallGraphs.classifier(24, DataType.DT_FLOAT, -1, 16, 16, 24));
        assertThatThrownBy(() -> add(file, new Options().scale(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("24 channels")
                .hasMessageContaining("--channels 3,2,1");
        AddedNetwork added = add(file, new Options().scale(1).channels("4,3,2"));
        assertThat(added.notes()).anyMatch(note -> note.contains("numbers 4, 3 and 2"));
        assertThatThrownBy(() ->
                        add(file, new Options().scale(1).channels("25,1,2").replace()))
                .hasMessageContaining("between 1 and 24");
    }

    @Test
    void asksForWhatTheFileDoesNotSay() throws IOException {
        Path file = written("net.pb", SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, -1, -1, 3));
        AddedNetwork added = new NetworkAdder(
                        models(), (network, untried) -> Verdict.usable(Reach.EVERYTHING), question -> {
                            asked.add(question);
                            return Optional.of(question.option().equals("--size") ? "16x24" : "--scale 2 --offset -1");
                        })
                .add(file, new Options().build());
        assertThat(asked.stream().map(Question::option)).containsExactly("--scale", "--size");
        assertThat(added.network().descriptor().input().width()).isEqualTo(24);
        assertThat(added.network().descriptor().input().offset()).isEqualTo(-1);
    }

    @Test
    void listsTheCandidatesWhereTwoPlaceholdersArePossible() throws IOException {
        GraphDef one = SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3);
        GraphDef.Builder two = one.toBuilder().clearNode();
        two.addNode(Nodes.placeholder("second", DataType.DT_FLOAT, -1, 16, 16, 3));
        two.addAllNode(one.getNodeList());
        two.addNode(SmallGraphs.node("second/Conv2D", "Conv2D", "second", "stem/weights")
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("strides", Nodes.integers(1, 1, 1, 1))
                .putAttr("padding", Nodes.text("SAME")));
        Path file = written("two.pb", two.build());
        assertThatThrownBy(() -> add(file, new Options().scale(1))).hasMessageContaining("--input");
        assertThat(asked.get(0).candidates()).containsExactlyInAnyOrder("images", "second");
        assertThat(add(file, new Options().scale(1).input("images")).network().layers())
                .hasSize(6);
    }

    @Test
    void namesAllMissingOptionsTogetherWhereNobodyCanBeAsked() throws IOException {
        GraphDef.Builder two = SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, -1, -1, 3).toBuilder();
        two.addNode(Nodes.placeholder("second", DataType.DT_FLOAT, -1, -1, -1, 3));
        two.addNode(SmallGraphs.node("second/Conv2D", "Conv2D", "second", "stem/weights")
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("strides", Nodes.integers(1, 1, 1, 1))
                .putAttr("padding", Nodes.text("SAME")));
        Path file = written("open.pb", two.build());
        assertThatThrownBy(() -> add(file, new Options()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "--input, --scale and --size are missing, since several nodes may be the one that"
                                + " takes pictures: ")
                .hasMessageContaining("; the file does not say which values its input takes: ")
                .hasMessageContaining("; the file does not say for which size of pictures")
                .message()
                .doesNotContain("\n");
        assertThat(entries()).isEmpty();
        assertThatThrownBy(() -> add(file, new Options().input("images").size(16, 16)))
                .hasMessageStartingWith("the file does not say which values")
                .hasMessageEndingWith("say it with --scale");
    }

    @Test
    void namesMissingOptionsBeforeWhatFailsWithAssumedAnswers() throws IOException {
        Path file = written("many.pb", SmallGraphs.classifier(24, DataType.DT_FLOAT, -1, -1, -1, 24));
        assertThatThrownBy(() -> add(file, new Options().layers("nowhere")))
                .hasMessageStartingWith("--channels, --scale and --size are missing, since the input has 24 channels;");
    }

    @Test
    void writesTheCropThatPhotographsGet() throws IOException {
        Path file = written("net.pb", SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3));
        AddedNetwork added = add(file, new Options().scale(1).crop(0.875));
        assertThat(added.network().descriptor().input().crop()).isEqualTo(0.875);
        assertThat(Files.readString(added.folder().resolve("README.md"))).contains("the middle 87.5 %");
        assertThatThrownBy(() -> add(file, new Options().scale(1).crop(1.5)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("crop must be between 0.1 and 1");
    }

    @Test
    void replacesANetworkOnlyIfToldSo() throws IOException {
        Path file = written("net.pb", SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3));
        add(file, new Options().scale(1));
        assertThatThrownBy(() -> add(file, new Options().scale(2))).hasMessageContaining("--replace");
        assertThat(add(file, new Options().scale(2).replace())
                        .network()
                        .descriptor()
                        .input()
                        .scale())
                .isEqualTo(2);
        assertThat(entries()).containsExactly("net");
    }

    @Test
    void leavesNothingBehindWhereAFileCannotBeUsed() throws IOException {
        GraphDef def = SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3);
        byte[] bytes = def.toByteArray();
        Path cut = Files.write(folder.resolve("cut.pb"), Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(folder.resolve("text.pb"), "hello");
        Path unfrozen = written(
                "unfrozen.pb",
                def.toBuilder().addNode(SmallGraphs.node("v", "VariableV2")).build());
        for (Path file : List.of(cut, text, unfrozen, folder.resolve("missing.pb"), folder)) {
            assertThatThrownBy(() -> add(file, new Options().scale(1)))
                    .as(file.toString())
                    .isInstanceOf(InvalidInputException.class)
                    .message()
                    .doesNotContain("\n");
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void leavesOutWhatANetworkMayNotHave() throws IOException {
        GraphDef def = SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3).toBuilder()
                .addNode(SmallGraphs.node("boxes", "NonMaxSuppressionV3", "res/Relu", "stem/weights"))
                .addNode(SmallGraphs.node("after", "Relu", "boxes"))
                .addNode(SmallGraphs.node("file", "WriteFile", "^head/Softmax"))
                .build();
        AddedNetwork added = add(written("net.pb", def), new Options().scale(1));
        assertThat(added.network().layers()).hasSize(6);
        assertThat(added.notes()).anyMatch(note -> note.contains("boxes (NonMaxSuppressionV3)"));
        assertThat(added.network().graph().getNodeList().stream().map(NodeDef::getName))
                .doesNotContain("boxes", "after", "file");
    }

    @Test
    void takesPicturesBehindWhatDecodesThem() throws IOException {
        GraphDef.Builder def = GraphDef.newBuilder();
        def.addNode(Nodes.placeholder("jpeg", DataType.DT_STRING));
        def.addNode(SmallGraphs.node("decoded", "DecodeJpeg", "jpeg"));
        for (NodeDef node :
                SmallGraphs.classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3).getNodeList()) {
            def.addNode(
                    node.getName().equals("images")
                            ? SmallGraphs.node("images", "ExpandDims", "decoded", "block/axis")
                                    .build()
                            : node);
        }
        Path file = written("decodes.pb", def.build());
        assertThatThrownBy(() -> add(file, new Options().scale(1).size(16, 16))).hasMessageContaining("--input");
        assertThat(asked.get(0).candidates()).containsExactly("images", "decoded", "jpeg");
        AddedNetwork added = add(file, new Options().scale(1).size(16, 16).input("images"));
        assertThat(added.network().graph().getNodeList().stream().map(NodeDef::getName))
                .contains("images")
                .doesNotContain("jpeg", "decoded");
    }

    @Test
    void dividesGroupedConvolutionsAndTakesSeparateOnes() throws IOException {
        FrozenGraphBuilder graph = new FrozenGraphBuilder();
        String first = relu(graph, "first", graph.pictures("images"), 3, 8, 8);
        String grouped = relu(graph, "grouped", first, 4, 8, 8);
        String separate = relu(graph, "separate", grouped, 1, 16, 16);
        relu(graph, "depthwise", separate, 16, 1, 16);
        GraphDef.Builder built = graph.build().toBuilder();
        built.getNodeBuilderList().stream()
                .filter(node -> node.getName().equals("depthwise_convolution"))
                .forEach(node -> node.setOp("DepthwiseConv2dNative"));
        GraphDef def = built.build();
        AddedNetwork added = new NetworkAdder(models(), new GraphTrial(models(), "test"), question -> Optional.of("16"))
                .add(written("groups.pb", def), new Options().scale(1).build());
        Network network = added.network();
        assertThat(network.reach()).isEqualTo(Reach.EVERYTHING);
        assertThat(network.layers().stream().map(Layer::name))
                .containsExactly("first", "grouped", "separate", "depthwise");
        assertThat(network.graph().getNodeList().stream().map(NodeDef::getOp))
                .contains("Slice", "ConcatV2")
                .filteredOn(op -> op.equals("DepthwiseConv2dNative"))
                .hasSize(2);
        Forward.Value pictures = pictures(2, 16, 16, 3);
        assertThat(Forward.run(network.graph(), "images", pictures, "depthwise")
                        .get(0)
                        .values())
                .containsExactly(
                        Forward.run(def, "images", pictures, "depthwise").get(0).values(), within(1e-5f));
    }

    /** Adds a convolution of 3 x 3 whose filters are {@code [3, 3, in, out]}, a bias and a ReLU of a name. */
    private static String relu(FrozenGraphBuilder graph, String name, String input, int in, int out, int channels) {
        String kernel = graph.constant(name + "_w", pictures(1, 9, in, out).values(), 3, 3, in, out);
        String convolved = graph.convolution(name + "_convolution", input, kernel, new int[] {1, 1}, "SAME");
        String bias = graph.constant(name + "_b", new float[channels], channels);
        return graph.operation(name, "Relu", graph.operation(name + "_biased", "BiasAdd", convolved, bias));
    }

    @Test
    void worksOnSeveralPicturesWhereTheFileIsForOne() throws IOException {
        GraphDef one = SmallGraphs.classifier(3, DataType.DT_FLOAT, 1, 16, 16, 3);
        GraphDef.Builder def = one.toBuilder().clearNode();
        for (NodeDef node : one.getNodeList()) {
            if (node.getName().equals("head/Softmax")) {
                def.addNode(Nodes.constant("head/shape", TensorProtos.of(new int[] {1, 10})));
                def.addNode(SmallGraphs.node("head/Reshape", "Reshape", "head/BiasAdd", "head/shape")
                        .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                        .putAttr("Tshape", Nodes.type(DataType.DT_INT32)));
                def.addNode(node.toBuilder().setInput(0, "head/Reshape"));
            } else {
                def.addNode(node);
            }
        }
        Network network =
                add(written("one.pb", def.build()), new Options().scale(1)).network();
        assertThat(softmax(network, pictures(2, 16, 16, 3))).hasSize(20);
    }

    private List<String> entries() throws IOException {
        if (!Files.exists(models())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(models())) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static float[] softmax(Network network, Forward.Value pictures) {
        return Forward.run(network.graph(), network.descriptor().input().node(), pictures, "head/Softmax")
                .get(0)
                .values();
    }

    private static Forward.Value pictures(int count, int height, int width, int channels) {
        Random random = new Random(3);
        float[] values = new float[count * height * width * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new Forward.Value(Shape.of(count, height, width, channels), values);
    }

    private Path models() {
        return folder.resolve("models");
    }

    private AddedNetwork add(Path file, Options options) throws IOException {
        return new NetworkAdder(models(), (network, untried) -> Verdict.usable(Reach.EVERYTHING), question -> {
                    asked.add(question);
                    return Optional.empty();
                })
                .add(file, options.build());
    }

    private Path written(String name, GraphDef def) throws IOException {
        return Files.write(folder.resolve(name), def.toByteArray());
    }
}

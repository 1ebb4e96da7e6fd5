package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** What a user's models folder may contain, and the message about each mistake in it. */
class ModelsFolderTest {
    private final Path models;
    private final Path tiny;

    ModelsFolderTest(@TempDir Path models) {
        this.models = models;
        this.tiny = models.resolve("tiny");
    }

    @BeforeEach
    void writeAModel() throws IOException {
        TinyModel.write(models);
    }

    @Test
    void addsItsNetworksAfterThoseOfTheProduct() {
        Catalogue catalogue = load("mini-inception");

        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.network("tiny").layer("deep"))
                .isEqualTo(new Layer("deep", "conv_2", "convolution", 1, 5, 4, 4, 8));
        assertThat(catalogue.network("tiny").labels()).containsExactly("this", "that");
        assertThat(catalogue.defaultNetwork().id()).isNotEqualTo("tiny");
    }

    @Test
    void mayBeMissing() {
        assertThat(Catalogue.load(List.of(), Optional.of(models.resolve("nowhere")))
                        .problems())
                .isEmpty();
    }

    @Test
    void mustBeAFolder() {
        assertThat(Catalogue.load(List.of(), Optional.of(tiny.resolve("labels.txt")))
                        .problems())
                .singleElement()
                .asString()
                .contains("labels.txt")
                .contains("folder");
    }

    @Test
    void keepsOtherModelsWhenOneIsBroken() throws IOException {
        Path other = Files.createDirectory(models.resolve("other"));
        Files.writeString(other.resolve("model.json"), "{");

        Catalogue catalogue = load("mini-inception");

        assertThat(catalogue.problems())
                .singleElement()
                .asString()
                .contains("other")
                .contains("is not JSON");
        assertThat(catalogue.network("tiny").id()).isEqualTo("tiny");
        assertThat(catalogue.network("mini-inception")).isNotNull();
    }

    @Test
    void saysWhatALooseFileIsAndWhichCommandTakesIt() throws IOException {
        String add = "\"featurescope models add PATH\" takes it";
        Files.write(models.resolve("a.pb"), TinyModel.graph().toByteArray());
        Files.write(models.resolve("b.onnx"), new byte[] {8, 7, 18, 1, 'p'});
        Files.write(models.resolve("c.H5"), "\u0089HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(models.resolve("d.keras"), "PK\3\4 and so on");
        Files.write(models.resolve("e.zip"), new byte[0]);
        Files.writeString(models.resolve("f.pb"), "hello");
        Files.writeString(models.resolve("model.json"), "{}");
        Files.writeString(models.resolve("README.md"), "my networks");
        Files.writeString(models.resolve(".hidden.pb"), "hello");

        Catalogue catalogue = load("mini-inception");

        String loose = ": is not in a network's folder and is not loaded. It is ";
        assertThat(catalogue.problems(false))
                .satisfiesExactly(
                        each -> assertThat(each).isEqualTo("a.pb" + loose + "a frozen TensorFlow graph; " + add),
                        each -> assertThat(each).isEqualTo("b.onnx" + loose + "an ONNX file; " + add),
                        each -> assertThat(each).isEqualTo("c.H5" + loose + "an HDF5 file of Keras; " + add),
                        each -> assertThat(each)
                                .startsWith("d.keras" + loose + "a Zip archive, perhaps of Keras")
                                .endsWith("\"featurescope models add PATH\" takes one of Keras"),
                        each -> assertThat(each).isEqualTo("e.zip" + loose + "an empty file"),
                        each -> assertThat(each).isEqualTo("f.pb" + loose + "of no known format"),
                        each -> assertThat(each).startsWith("model.json: describes a network"));
        assertThat(catalogue.problems().get(0)).startsWith(models.resolve("a.pb") + ": ");
        assertThat(catalogue.network("tiny").id()).isEqualTo("tiny");
    }

    @Test
    void reportsAnIdThatIsTaken() throws IOException {
        Path twin = Files.createDirectory(models.resolve("twin"));
        for (String file : new String[] {"model.json", "graph.pb", "labels.txt"}) {
            Files.copy(tiny.resolve(file), twin.resolve(file));
        }

        assertProblem("twin", "model.json: id \"tiny\" is taken by another model");
    }

    @Test
    void cannotTakeTheIdOfABuiltInNetwork() throws IOException {
        Files.writeString(
                tiny.resolve("model.json"),
                TinyModel.DESCRIPTOR.replace("\"id\": \"tiny\"", "\"id\": \"mini-inception\""));

        Catalogue catalogue = load("mini-inception");

        assertThat(catalogue.problems())
                .singleElement()
                .asString()
                .contains("model.json: id \"mini-inception\" is taken by another model");
        assertThat(catalogue.network("mini-inception").labels()).hasSize(200);
    }

    @Test
    void reportsAFolderWithoutDescriptor() throws IOException {
        Files.delete(tiny.resolve("model.json"));

        assertProblem("tiny", "model.json: there is no such file");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "descriptor-mistakes.csv", delimiter = '|', quoteCharacter = '`')
    void namesTheFileAndTheFieldAtFault(String written, String wrong, String message) throws IOException {
        assertThat(TinyModel.DESCRIPTOR).contains(written);
        Files.writeString(tiny.resolve("model.json"), TinyModel.DESCRIPTOR.replace(written, wrong));

        assertProblem("tiny", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []   | the file must be a JSON object
                    null | the file must be a JSON object
                    {} 7 | is not JSON
                    """)
    void requiresOneJsonObject(String json, String message) throws IOException {
        Files.writeString(tiny.resolve("model.json"), json);

        assertProblem("tiny", message);
    }

    @Test
    void reportsAnEmptyDescriptor() throws IOException {
        Files.writeString(tiny.resolve("model.json"), "");

        assertProblem("tiny", "model.json: the file must be a JSON object");
    }

    @Test
    void comparesTheGraphWithItsHash() throws IOException {
        Path descriptor = tiny.resolve("model.json");
        String hash = Sha256.of(Files.readAllBytes(tiny.resolve("graph.pb")));
        String field = "\"graph\": \"graph.pb\", \"sha256\": \"%s\"";
        Files.writeString(descriptor, TinyModel.DESCRIPTOR.replace("\"graph\": \"graph.pb\"", field.formatted(hash)));
        assertThat(load().problems()).isEmpty();

        String wrong = "0".repeat(64);
        Files.writeString(descriptor, TinyModel.DESCRIPTOR.replace("\"graph\": \"graph.pb\"", field.formatted(wrong)));
        assertProblem("tiny", "graph.pb: has the SHA-256 " + hash + ", but sha256 in model.json says " + wrong);
    }

    @Test
    void countsTheLabels() throws IOException {
        Files.writeString(tiny.resolve("labels.txt"), "this\n");

        assertProblem("tiny", "labels.txt: has 1 labels, but node \"softmax\" gives 2 classes");
    }

    @Test
    void ignoresAnEmptyLineAfterTheLastLabel() throws IOException {
        Files.writeString(tiny.resolve("labels.txt"), "this\r\nthat\r\n\r\n");

        assertThat(load().network("tiny").labels()).containsExactly("this", "that");
    }

    @Test
    void reportsAGraphThatDoesNotWorkOnItsInput() {
        writeGraph(node -> node.getName().equals("conv_2_conv")
                ? node.toBuilder().setInput(1, "conv_w").build()
                : node);

        assertProblem("tiny", "graph.pb: does not work on an input of 8 x 8: ");
    }

    @Test
    void reportsANodeWhoseInputIsNotThere() {
        writeGraph(node -> node.getName().equals("conv_2_conv")
                ? node.toBuilder().setInput(1, "conv_9_w").build()
                : node);

        assertProblem("tiny", "graph.pb: node \"conv_2_conv\" (Conv2D) reads \"conv_9_w\", which");
    }

    @Test
    void reportsChannelsThatComeFirst() {
        AttrValue channelsFirst =
                AttrValue.newBuilder().setS(ByteString.copyFromUtf8("NCHW")).build();
        writeGraph(node -> node.getName().equals("pool")
                ? node.toBuilder().putAttr("data_format", channelsFirst).build()
                : node);

        assertProblem("tiny", "graph.pb: node \"pool\" (MaxPool) has its channels first");
    }

    @Test
    void keepsOnlyTheNodesThatItsLayersDependOn() {
        assertThat(Nodes.byName(load().network("tiny").graph()))
                .containsKeys("input", "conv", "conv_pre_relu", "softmax")
                .doesNotContainKeys("flag", "grey", "unused", "square");
    }

    @Test
    void reportsAGraphThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(tiny.resolve("graph.pb"));
        Files.write(tiny.resolve("graph.pb"), Arrays.copyOf(whole, whole.length - 3));

        assertProblem("tiny", "graph.pb: is not a frozen graph of TensorFlow");
    }

    @Test
    void saysWhatTakesASavedModelThatIsGivenAsTheGraph() throws IOException {
        Files.delete(tiny.resolve("graph.pb"));
        Files.createDirectory(tiny.resolve("graph.pb"));
        Files.createFile(tiny.resolve("graph.pb").resolve("saved_model.pb"));

        assertProblem("tiny", "graph.pb: is a SavedModel and not a frozen graph; \"featurescope models add\" takes");
    }

    @Test
    void saysWhatTakesASavedModelThatLiesInTheModelsFolder() throws IOException {
        Files.delete(tiny.resolve("model.json"));
        Files.createFile(tiny.resolve("saved_model.pb"));

        assertProblem("tiny", "the folder is a SavedModel; \"featurescope models add\" takes the folder");
    }

    @Test
    void reportsAConstantThatIsCutOff() {
        writeGraph(node -> node.getName().equals("conv_w")
                ? Nodes.constant(
                        "conv_w",
                        Nodes.value(node).toBuilder()
                                .setTensorShape(TensorProtos.shape(3, 3, 3, 5))
                                .build())
                : node);

        assertProblem("tiny", "graph.pb: ");
    }

    private Catalogue load(String... builtIn) {
        return Catalogue.load(List.of(builtIn), Optional.of(models));
    }

    private void assertProblem(String folder, String message) {
        assertThat(load().problems())
                .singleElement()
                .asString()
                .startsWith(models.resolve(folder).toString())
                .contains(message)
                .doesNotContain("\n");
    }

    private void writeGraph(UnaryOperator<NodeDef> change) {
        GraphDef.Builder changed = TinyModel.graph().toBuilder().clearNode();
        TinyModel.graph().getNodeList().forEach(node -> changed.addNode(change.apply(node)));
        try {
            Files.write(tiny.resolve("graph.pb"), changed.build().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

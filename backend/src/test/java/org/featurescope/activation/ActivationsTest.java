package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class ActivationsTest {
    private static final SamplePhotographs SAMPLES = new SamplePhotographs();

    private final Activations activations = new Activations();
    private final Recording heard = new Recording();

    @AfterEach
    void close() {
        activations.close();
    }

    @Test
    void passesEveryLayerInDepthOrderAfterOneForwardPass() {
        Network network = Networks.mini();
        activations.run(network, SAMPLES.bytes("chelsea"), heard);
        List<String> expected = new ArrayList<>(List.of("photograph"));
        network.layers().forEach(layer -> expected.add(layer.name()));
        expected.addAll(List.of("classes", "done"));
        assertThat(heard.names).isEqualTo(expected);
        assertThat(activations.forwardPasses()).isEqualTo(1);
        assertThat(heard.summary.orElseThrow().model()).isEqualTo("mini-inception");
    }

    @Test
    void describesEachLayerAsTheNetworkDoes() {
        Network network = Networks.mini();
        activations.run(network, SAMPLES.bytes("coffee"), heard);
        for (Layer layer : network.layers()) {
            LayerActivation activation = heard.layers.get(layer.depth());
            assertThat(activation.name()).isEqualTo(layer.name());
            assertThat(activation.kind()).isEqualTo(layer.kind());
            assertThat(activation.depth()).isEqualTo(layer.depth());
            assertThat(activation.layers()).isEqualTo(network.layers().size());
            assertThat(activation.channels()).isEqualTo(layer.channels());
            assertThat(activation.height()).isEqualTo(layer.height());
            assertThat(activation.width()).isEqualTo(layer.width());
            assertThat(activation.receptiveField()).isEqualTo(layer.receptiveField());
            assertThat(activation.mean()).hasSize(layer.channels());
            assertThat(activation.maximum()).hasSize(layer.channels());
            assertThat(activation.nonZero()).hasSize(layer.channels());
            assertThat(activation.map().data()).hasSize(layer.channels() * layer.height() * layer.width());
        }
    }

    @Test
    void summarizesTheSameValuesAsAPlainSession() {
        Network network = Networks.mini();
        RgbImage picture = Resampler.resizeAndCrop(ImageDecoder.decode(SAMPLES.bytes("astronaut")), 64, 64);
        activations.run(network, SAMPLES.bytes("astronaut"), heard);
        for (String name : List.of("conv2d0", "mixed4c", "softmax_pre_activation")) {
            Layer layer = network.layer(name);
            float[] values = plainRun(network, picture, layer.node());
            LayerActivation activation = heard.layers.get(layer.depth());
            int positions = layer.height() * layer.width();
            for (int channel = 0; channel < layer.channels(); channel++) {
                double sum = 0;
                double maximum = Double.NEGATIVE_INFINITY;
                int nonZero = 0;
                for (int i = channel; i < values.length; i += layer.channels()) {
                    sum += values[i];
                    maximum = Math.max(maximum, values[i]);
                    nonZero += values[i] != 0 ? 1 : 0;
                    int there = activation.map().data()[channel * positions + i / layer.channels()] & 0xff;
                    double read = there / 255.0 * Math.max(0, activation.maximum()[channel]);
                    assertThat(read)
                            .as("%s:%d", name, channel)
                            .isCloseTo(
                                    Math.max(0, values[i]),
                                    within(1e-4 + Math.max(0, activation.maximum()[channel]) / 500.0));
                }
                assertThat((double) activation.mean()[channel]).isCloseTo(sum / positions, within(1e-3));
                assertThat((double) activation.maximum()[channel]).isCloseTo(maximum, within(1e-3));
                assertThat((double) activation.nonZero()[channel])
                        .isCloseTo((double) nonZero / positions, within(1.01 / positions));
            }
        }
    }

    private static float[] plainRun(Network network, RgbImage picture, String node) {
        try (Graph graph = new Graph();
                TFloat32 input = TFloat32.tensorOf(
                        Shape.of(1, 64, 64, 3),
                        data -> data.scalars()
                                .forEachIndexed((at, value) ->
                                        value.setFloat(picture.at((int) at[1], (int) at[2], (int) at[3]) - 117f)))) {
            graph.importGraphDef(network.graph());
            try (Session session = Sessions.open(graph);
                    Result result =
                            session.runner().feed("input", input).fetch(node).run()) {
                float[] values = new float[(int) result.get(0).size()];
                result.get(0).asRawTensor().data().asFloats().read(values);
                return values;
            }
        }
    }

    @Test
    void recognizesWhatAPhotographShows() {
        assertThat(labels("chelsea")).containsAnyOf("Egyptian cat", "tabby");
        assertThat(labels("coffee")).startsWith("espresso");
        assertThat(labels("dust-bowl-home")).startsWith("barn");
    }

    private List<String> labels(String sample) {
        Recording run = new Recording();
        activations.run(Networks.mini(), SAMPLES.bytes(sample), run);
        List<TopClasses.ClassProbability> top = run.classes.orElseThrow().top();
        assertThat(top).hasSize(5).isSortedAccordingTo((a, b) -> Float.compare(b.probability(), a.probability()));
        assertThat(top).allSatisfy(entry -> {
            assertThat(entry.probability()).isBetween(0f, 1f);
            assertThat(Networks.mini().labels().get(entry.index())).isEqualTo(entry.label());
        });
        return top.stream().map(TopClasses.ClassProbability::label).toList();
    }

    @Test
    void showsThePhotographCroppedToTheNetworksInput() {
        activations.run(Networks.mini(), SAMPLES.bytes("rocket"), heard);
        InputPicture picture = heard.picture.orElseThrow();
        assertThat(picture.height()).isEqualTo(64);
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.image()).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(picture.image().substring("data:image/png;base64,".length()));
        assertThat(ImageDecoder.decode(png))
                .isEqualTo(Resampler.resizeAndCrop(ImageDecoder.decode(SAMPLES.bytes("rocket")), 64, 64));
    }

    @Test
    void leavesNoTensorOpen() {
        Network network = Networks.mini();
        byte[] file = SAMPLES.bytes("chelsea");
        activations.run(network, file, new Recording());
        long before = Pointer.totalCount();
        for (int i = 0; i < 10; i++) {
            activations.run(network, file, new Recording());
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void leavesNoTensorOpenWhenTheListenerFails() {
        Network network = Networks.mini();
        byte[] file = SAMPLES.bytes("chelsea");
        activations.run(network, file, new Recording());
        long before = Pointer.totalCount();
        for (int i = 0; i < 10; i++) {
            Recording failing = new Recording() {
                @Override
                public void layer(LayerActivation layer) {
                    super.layer(layer);
                    if (layer.depth() == 3) {
                        throw new IllegalStateException("the client has gone");
                    }
                }
            };
            assertThatThrownBy(() -> activations.run(network, file, failing)).hasMessage("the client has gone");
            assertThat(failing.names).hasSize(5);
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void givesTheSameOnManyThreadsAsOnOne() throws Exception {
        List<Network> networks = List.of(Networks.mini(), Networks.robust());
        List<List<LayerActivation>> expected = new ArrayList<>();
        for (Network network : networks) {
            Recording run = new Recording();
            activations.run(network, SAMPLES.bytes("coffee"), run);
            expected.add(run.layers);
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Recording>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Network network = networks.get(i % 2);
                runs.add(() -> {
                    Recording run = new Recording();
                    activations.run(network, SAMPLES.bytes("coffee"), run);
                    return run;
                });
            }
            List<Future<Recording>> results = threads.invokeAll(runs);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get().layers)
                        .usingRecursiveComparison()
                        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-3f ? 0 : 1, Float.class)
                        .ignoringFieldsMatchingRegexes(".*map\\.data")
                        .isEqualTo(expected.get(i % 2));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(activations.forwardPasses()).isEqualTo(10);
    }

    @Test
    void refusesAFileThatIsNoPhotographBeforeTheListenerIsCalled() {
        byte[] text = "not an image".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> activations.run(Networks.mini(), text, heard))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("image"));
        assertThat(heard.names).isEmpty();
        assertThat(activations.forwardPasses()).isZero();
    }

    @Test
    void feedsTheRangeOfTheDescriptorAndHasNoClassesForANetworkWithout() {
        RgbImage halfRed = new RgbImage(6, 8, new byte[6 * 8 * 3]);
        for (int i = 0; i < halfRed.pixels().length; i += 6) {
            halfRed.pixels()[i] = (byte) 255;
        }
        activations.run(Networks.ofOne("Identity"), PngEncoder.encode(halfRed), heard);
        assertThat(heard.names).containsExactly("photograph", "out", "done");
        LayerActivation out = heard.layers.get(0);
        assertThat(out.mean()).containsExactly(0, -1, -1);
        assertThat(out.maximum()).containsExactly(1, -1, -1);
        assertThat(out.nonZero()).containsExactly(1, 1, 1);
        assertThat(out.map().data()).startsWith(255, 0, 255, 0).endsWith(0, 0, 0, 0);
    }

    @Test
    void namesTheLayerWhoseActivationsAreNotFinite() {
        byte[] black = PngEncoder.encode(new RgbImage(6, 8, new byte[6 * 8 * 3]));
        activations.run(Networks.ofOne("Log"), black, heard);
        assertThat(heard.names).containsExactly("photograph", "out", "done");
        assertThat(heard.layers.get(0).notFinite()).containsExactly(0, 1, 2);
        assertThat(heard.layers.get(0).mean()).containsOnly(0);
    }

    @Test
    void showsTheOtherLayersAndSaysWhyThereAreNoClasses() {
        byte[] black = PngEncoder.encode(new RgbImage(6, 8, new byte[6 * 8 * 3]));
        activations.run(Networks.withALogarithm(), black, heard);
        assertThat(heard.names).containsExactly("photograph", "first", "logarithm", "after", "classes", "done");
        assertThat(heard.layers.get(0).notFinite()).isEmpty();
        assertThat(heard.layers.get(0).mean()).containsExactly(-1, -1, -1);
        assertThat(heard.layers.get(1).notFinite()).hasSize(3);
        TopClasses classes = heard.classes.orElseThrow();
        assertThat(classes.top()).isEmpty();
        assertThat(classes.failure())
                .hasValue("The classes could not be computed, because the activations of logarithm"
                        + " are not finite numbers.");
    }

    @Test
    void passesAFrameThroughANetworkThatGivesNaN() {
        byte[] black = PngEncoder.encode(new RgbImage(6, 8, new byte[6 * 8 * 3]));
        Network network = Networks.withALogarithm();
        FrameActivation frame = activations.frame(network, new CameraFrame(1, 8, network.layers(), black));
        assertThat(frame.layers()).hasSize(3);
        assertThat(frame.classes()).isEmpty();
    }

    @Test
    void namesTheNetworkThatCannotBeOpened() {
        byte[] black = PngEncoder.encode(new RgbImage(6, 8, new byte[6 * 8 * 3]));
        assertThatThrownBy(() -> activations.run(Networks.ofOne("NoSuchOperation"), black, heard))
                .isInstanceOf(ActivationException.class)
                .hasMessage("one cannot be opened. The network has the operation NoSuchOperation,"
                        + " which this version of TensorFlow does not know.");
    }
}

package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class GraphVisualizerTest {
    private static final VisualizationSpec SPEC = spec("channel(mixed3b:17)", 48, 24, 1);

    private static Network network;
    private static GraphVisualizer visualizer;

    @BeforeAll
    static void open() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
        visualizer = new GraphVisualizer(Photographs.NONE);
    }

    @AfterAll
    static void close() {
        visualizer.close();
    }

    @Test
    void theObjectiveGrows() {
        Visualization made = visualizer.run(network, SPEC, RunListener.NONE);
        float[][] curve = made.curve();
        assertThat(curve[curve.length - 1][0]).isGreaterThan(curve[0][0] + 1);
        assertThat(made.curveSteps()).startsWith(1).endsWith(24);
        assertThat(made.warnings()).containsExactly(Optional.empty());
    }

    @Test
    void theSameSpecTwiceGivesTheSameBytes() {
        VisualizationSpec spec = spec("neuron(mixed4a:3); neuron(mixed4a:90); neuron(mixed4a:200)", 64, 12, 7);
        List<RgbImage> once = visualizer.run(network, spec, RunListener.NONE).pictures();
        List<RgbImage> warm = visualizer.run(network, spec, RunListener.NONE).pictures();
        assertThat(warm).isEqualTo(once);
        try (GraphVisualizer fresh = new GraphVisualizer(Photographs.NONE)) {
            assertThat(fresh.run(network, spec, RunListener.NONE).pictures()).isEqualTo(once);
        }
    }

    @Test
    void aUnitLooksTheSameAloneAndInAGrid() {
        VisualizationSpec grid = spec("channel(mixed3b:40); channel(mixed3b:17); channel(mixed3b:90)", 48, 24, 1);
        RgbImage alone =
                visualizer.run(network, SPEC, RunListener.NONE).pictures().get(0);
        RgbImage inGrid =
                visualizer.run(network, grid, RunListener.NONE).pictures().get(1);
        double difference = 0;
        for (int i = 0; i < alone.pixels().length; i++) {
            difference += Math.abs((alone.pixels()[i] & 0xff) - (inGrid.pixels()[i] & 0xff));
        }
        assertThat(difference / alone.pixels().length)
                .as("levels of 255 a pixel")
                .isLessThan(4);
    }

    @Test
    void aTransparentPictureIsOpaqueWithinTheReceptiveField() {
        PictureSettings opaque = PictureSettings.DEFAULT;
        Settings transparent = Preset.QUICK
                .settings()
                .with(new PictureSettings(
                        opaque.parameterization(),
                        opaque.decorrelated(),
                        true,
                        opaque.startDeviation(),
                        opaque.shared(),
                        opaque.robustness()));
        VisualizationSpec spec = VisualizationSpec.of(Objective.parse("neuron(mixed3a:20)"), 1, 96, 64, 1, transparent);
        RgbImage picture =
                visualizer.run(network, spec, RunListener.NONE).pictures().get(0);
        byte[] opacity = picture.opacity().orElseThrow();
        double centre = 0;
        double border = 0;
        for (int at = 0; at < 16 * 16; at++) {
            int x = at % 16;
            int y = at / 16;
            centre += (opacity[(40 + y) * 96 + 40 + x] & 0xff) / 256.0;
            border += (opacity[y * 96 + x] & 0xff) / 256.0;
        }
        assertThat(centre).as("mean opacity of 255").isGreaterThan(1.5 * border);
        assertThat(border).isLessThan(100);
        byte[] png = PngEncoder.encode(picture);
        assertThat(png[25]).as("colour type of PNG: red, green, blue and alpha").isEqualTo((byte) 6);
        assertThat(PngEncoder.encode(visualizer
                        .run(network, spec, RunListener.NONE)
                        .pictures()
                        .get(0)))
                .isEqualTo(png);
    }

    @Test
    void drawsFramesOnlyWhenAsked() {
        List<List<RgbImage>> frames = new ArrayList<>();
        visualizer.run(network, SPEC, (step, steps, objective, frame) -> {
            if (step == 4 || step == 20) {
                frames.add(frame.get());
            }
        });
        assertThat(frames).hasSize(2);
        assertThat(frames.get(0)).hasSize(1).isNotEqualTo(frames.get(1));
    }

    @Test
    void stopsWhenTheListenerCancels() {
        int[] made = {0};
        RunListener impatient = new RunListener() {
            @Override
            public boolean cancelled() {
                return made[0] == 3;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                made[0]++;
            }
        };
        assertThatThrownBy(() -> visualizer.run(network, SPEC, impatient)).isInstanceOf(CancelledRunException.class);
        assertThat(made[0]).isEqualTo(3);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> run(spec("channel(mixed9z:1)", 64, 1, 0)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("mixed9z")
                .hasMessageContaining("mixed4c");
        assertThatThrownBy(() -> run(spec("channel(mixed3b:1); channel(mixed3b:5000)", 64, 1, 0)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("5000");
        assertThatThrownBy(() -> run(spec("channel(mixed3b:1)", 7, 1, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("32");
        assertThatThrownBy(() -> run(spec("channel(mixed3b:1)", 64, 1_000_000_000, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void saysThatADeadUnitIsDead() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String input = builder.pictures("input");
        String weights = builder.constant("w", new float[3 * 3 * 3 * 2], 3, 3, 3, 2);
        String silent = builder.convolution("silent_conv", input, weights, new int[] {1, 1}, "SAME");
        builder.operation("silent", "Relu", silent);
        Layer layer = new Layer("silent", "silent", "convolution", 0, 2, 32, 32, 3);
        Network dead = new Network(descriptor("dead", List.of(layer)), "0", builder.build(), List.of(layer), List.of());
        Visualization made = visualizer.run(dead, spec("channel(silent:0)", 32, 3, 0), RunListener.NONE);
        assertThat(made.warnings().get(0))
                .hasValueSatisfying(
                        warning -> assertThat(warning).contains("silent:0").contains("zero"));
    }

    @Test
    void namesTheLayerWhereValuesStopBeingNumbers() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String sound = layer(builder, "sound", builder.pictures("input"), 3, 0);
        String broken = layer(builder, "broken", sound, 2, Float.NaN);
        layer(builder, "deep", broken, 2, 0);
        List<Layer> layers = IntStream.range(0, 3)
                .mapToObj(depth -> {
                    String name = List.of("sound", "broken", "deep").get(depth);
                    return new Layer(name, name, "convolution", depth, 2, 32, 32, 3);
                })
                .toList();
        Network network = new Network(descriptor("broken", layers), "1", builder.build(), layers, List.of());
        Visualization made = visualizer.run(network, spec("channel(deep:0)", 32, 3, 0), RunListener.NONE);
        // the ReLU turns NaN into zero, so the deep layer has no gradient
        assertThat(made.warnings().get(0))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("dead")
                        .endsWith("the first layer whose values are no numbers is broken"));
        Visualization there = visualizer.run(network, spec("channel(broken:0)", 32, 3, 0), RunListener.NONE);
        assertThat(there.warnings().get(0))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("not a finite number at step 1 of 3")
                        .endsWith("the first layer whose values are no numbers is broken"));
        Visualization above = visualizer.run(network, spec("channel(sound:0)", 32, 32, 0), RunListener.NONE);
        assertThat(above.warnings()).containsExactly(Optional.empty());
    }

    @Test
    void saysThatAnObjectiveHardlyRoseWhereTheRangeOfTheNetworksValuesIsWrong() {
        ModelDescriptor right = network.descriptor();
        InputSpec input = right.input();
        InputSpec wrong = new InputSpec(input.node(), input.height(), input.width(), input.leastSide(), 0.004, 0);
        ModelDescriptor descriptor = new ModelDescriptor(
                right.id(),
                right.title(),
                right.description(),
                right.licence(),
                right.source(),
                right.graphFile(),
                wrong,
                right.layers(),
                right.classes());
        Network of = new Network(descriptor, "3", network.graph(), network.layers(), network.labels());
        VisualizationSpec spec = spec("channel(mixed3b:17)", 48, 64, 1);
        Visualization made = visualizer.run(of, spec, RunListener.NONE);
        assertThat(made.warnings().get(0))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("hardly rose in 64 steps", "a wrong range of the network's values")
                        .endsWith("takes values from 0.00 to 0.00400 (scale 0.00400, offset 0.00)"));
        assertThat(visualizer.run(network, spec, RunListener.NONE).warnings()).containsExactly(Optional.empty());
    }

    /** The value of the second channel is no number any more as soon as a pixel raises it above a bound. */
    @Test
    void keepsTheLastFinitePictureOfAUnitThatGivesNaNAndTheOtherUnitsOfItsGrid() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        float[] weights = new float[3 * 3 * 3 * 2];
        for (int at = 0; at < weights.length; at++) {
            // the channels are opposite, so that the first one lowers the second
            weights[at] = (float) Math.sin(at / 2 + 1) * (at % 2 == 0 ? 1 : -1);
        }
        String w = builder.constant("w", weights, 3, 3, 3, 2);
        String value = builder.convolution("conv", builder.pictures("input"), w, new int[] {1, 1}, "SAME");
        String bounds = builder.constant("bounds", new float[] {1e9f, 60}, 2);
        String logarithm = builder.operation("log", "Log", builder.operation("below", "Sub", bounds, value));
        String little = builder.operation(
                "little", "Mul", logarithm, builder.constant("factor", new float[] {1e-6f, 1e-6f}, 2));
        builder.operation("bounded", "AddV2", value, little);
        Layer bounded = new Layer("bounded", "bounded", "convolution", 0, 2, 32, 32, 3);
        Network network =
                new Network(descriptor("bounded", List.of(bounded)), "2", builder.build(), List.of(bounded), List.of());
        VisualizationSpec spec = spec("channel(bounded:0); channel(bounded:1)", 32, 40, 0);
        List<RgbImage> frames = new ArrayList<>();
        Visualization made = visualizer.run(
                network,
                spec,
                (step, steps, objective, frame) -> frames.add(frame.get().get(1)));
        assertThat(made.warnings().get(0)).isEmpty();
        float[] second = new float[made.curve().length];
        for (int at = 0; at < second.length; at++) {
            second[at] = made.curve()[at][1];
            assertThat(made.curve()[at][0]).isFinite();
        }
        int broke = 1;
        while (Float.isFinite(second[broke - 1])) {
            broke++;
        }
        assertThat(broke).as("the step at which it broke").isGreaterThan(2);
        assertThat(made.warnings().get(1).orElseThrow())
                .contains("not a finite number at step %d of 40".formatted(broke))
                .contains("the last one before with a finite value, which was %.3g".formatted(second[broke - 2]));
        RgbImage lastFinite = frames.get(broke - 3);
        assertThat(made.pictures().get(1)).isEqualTo(lastFinite).isNotEqualTo(frames.get(broke - 2));
        for (int pause : List.of(broke - 1, broke)) {
            MemoryCheckpoints checkpoints = new MemoryCheckpoints();
            assertThatThrownBy(() -> visualizer.run(network, spec, new PausingListener(checkpoints, pause)))
                    .isInstanceOf(CancelledRunException.class);
            Visualization resumed = visualizer.run(network, spec, new PausingListener(checkpoints, Integer.MAX_VALUE));
            assertThat(resumed.pictures())
                    .as("with a pause after step %d", pause)
                    .isEqualTo(made.pictures());
            assertThat(resumed.warnings()).isEqualTo(made.warnings());
        }
    }

    /** A convolution of 3 by 3 to two channels, with a bias and a ReLU. */
    private static String layer(FrozenGraphBuilder builder, String name, String input, int channels, float bias) {
        float[] weights = new float[3 * 3 * channels * 2];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = (float) Math.sin(at + 1);
        }
        String w = builder.constant(name + "_w", weights, 3, 3, channels, 2);
        String b = builder.constant(name + "_b", new float[] {bias, bias}, 2);
        String convolution = builder.convolution(name + "_conv", input, w, new int[] {1, 1}, "SAME");
        return builder.operation(name, "Relu", builder.operation(name + "_pre_relu", "BiasAdd", convolution, b));
    }

    private static ModelDescriptor descriptor(String id, List<Layer> layers) {
        return new ModelDescriptor(
                id,
                id,
                "Made for a test.",
                "CC0",
                "made for a test",
                "graph.pb",
                new InputSpec("input", 32, 32, 32, 255, -117),
                layers.stream()
                        .map(layer -> new ModelDescriptor.LayerEntry(layer.name(), layer.node()))
                        .toList(),
                Optional.empty());
    }

    @Test
    void leavesNoNativeMemoryOpen() {
        run(SPEC);
        long before = Pointer.totalCount();
        for (int i = 0; i < 3; i++) {
            run(SPEC);
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    private static Visualization run(VisualizationSpec spec) {
        return visualizer.run(network, spec, RunListener.NONE);
    }

    /** A run of one picture for each objective, separated by semicolons. */
    private static VisualizationSpec spec(String objectives, int size, int steps, long seed) {
        int pictures = objectives.split(";").length;
        return VisualizationSpec.of(
                Objective.parse("each(" + objectives + ")"), pictures, size, steps, seed, Preset.QUICK.settings());
    }
}

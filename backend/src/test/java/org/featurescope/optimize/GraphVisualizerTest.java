package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.featurescope.model.Catalogue;
import org.featurescope.model.FrozenGraphBuilder;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.tensor.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class GraphVisualizerTest {
    private static final VisualizationSpec SPEC =
            spec("channel(mixed3b:17)", 48, 24, 1);

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
    void climbs() {
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
        RgbImage alone = visualizer.run(network, SPEC, RunListener.NONE).pictures().get(0);
        RgbImage inGrid = visualizer.run(network, grid, RunListener.NONE).pictures().get(1);
        double difference = 0;
        for (int i = 0; i < alone.pixels().length; i++) {
            difference += Math.abs((alone.pixels()[i] & 0xff) - (inGrid.pixels()[i] & 0xff));
        }
        assertThat(difference / alone.pixels().length).as("levels of 255 a pixel").isLessThan(4);
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
    void stopsWhenItsListenerCancels() {
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
    void namesWhatIsNotThere() {
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
        assertThatThrownBy(
                        () -> run(spec("channel(mixed3b:1)", 64, 1_000_000_000, 0)))
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
        ModelDescriptor descriptor = new ModelDescriptor(
                "dead",
                "Dead",
                "All weights are zero.",
                "CC0",
                "made for a test",
                "graph.pb",
                new InputSpec("input", 32, 32, 32, 255, -117),
                List.of(new ModelDescriptor.LayerEntry("silent", "silent")),
                Optional.empty());
        Network dead = new Network(descriptor, "0", builder.build(), List.of(layer), List.of());
        Visualization made = visualizer.run(
                dead, spec("channel(silent:0)", 32, 3, 0), RunListener.NONE);
        assertThat(made.warnings().get(0)).hasValueSatisfying(warning -> assertThat(warning)
                .contains("silent:0")
                .contains("zero"));
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

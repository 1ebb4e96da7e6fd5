package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.SpecReader;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.FaultNetworks;
import org.featurescope.model.Network;
import org.featurescope.model.trial.GraphTrial;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of networks of which not every layer can be used for everything. */
@SuppressWarnings("NullAway.Init") // set before all tests
final class LimitedNetworksTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final GraphVisualizer VISUALIZER = new GraphVisualizer(Photographs.NONE);

    private static Catalogue catalogue;

    @BeforeAll
    static void tryTheNetworks(@TempDir Path models) throws IOException {
        for (String id : List.of("b-flat", "b-round", "t1-partly")) {
            FaultNetworks.copy(id, models);
        }
        catalogue = Catalogue.load(Optional.of(models), new GraphTrial(models, "1"));
    }

    @AfterAll
    static void close() {
        VISUALIZER.close();
    }

    private static FigureSpec read(String query) {
        return new SpecReader(KINDS, catalogue).fromQuery(query).spec();
    }

    private static int size(String query) {
        return KINDS.toJson(read(query)).path("size").asInt();
    }

    @Test
    void aLayerThatWorksAtOneSizeGetsThatSizeWhereNoneIsGiven() {
        assertThat(size("kind=channel&model=b-flat&unit=logits:1")).isEqualTo(32);
        assertThat(size("kind=channel&model=b-flat&unit=softmax:1&size=32")).isEqualTo(32);
        assertThat(size("kind=grid&model=b-flat&layer=logits&channels=all")).isEqualTo(32);
        assertThat(size("kind=channel&model=b-flat&unit=r:1")).isEqualTo(128);
    }

    @Test
    void anotherSizeIsRefusedWithTheReason() {
        assertThatThrownBy(() -> read("kind=channel&model=b-flat&unit=logits:1&size=64"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("size must be 32 for pictures of the layer logits of b-flat")
                .hasMessageContaining("node \"flat\" (Reshape)");
        assertThatThrownBy(() -> read("kind=channel&model=b-flat&unit=logits:1&octaves=2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("octaves");
    }

    @Test
    void aLayerThatWorksAtOneSizeIsOptimizedAtIt() {
        Visualization made = optimized(catalogue.network("b-flat"), "channel(logits:1)");

        assertThat(made.warnings()).containsExactly(Optional.empty());
        assertThat(made.curve()[63][0]).isFinite();
    }

    @Test
    void aLayerWithoutAGradientIsRefusedWithTheOperationAndTheLayersThatHaveOne() {
        assertThatThrownBy(() -> read("kind=channel&model=b-round&unit=r:0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "nothing can be optimized for the layer r of b-round: node \"round\" (Round) has no gradient in"
                                + " TensorFlow. Layers with a gradient: c");
        assertThat(size("kind=channel&model=b-round&unit=c:0")).isEqualTo(128);
    }

    @Test
    void theOtherUnitOfAPairIsKeptWhereOneGivesNaN() {
        Network network = catalogue.network("t1-partly");

        Visualization made = optimized(network, "channel(neg:0)", "channel(neg:1)");

        assertThat(made.pictures()).hasSize(2);
        assertThat(made.warnings().get(0).orElseThrow())
                .contains("channel(neg:0) was not a finite number")
                .contains("the picture is the last one before with a finite value");
        assertThat(made.pictures().get(1))
                .isNotEqualTo(RgbImage.grey(32))
                .isNotEqualTo(made.pictures().get(0));
    }

    private static Visualization optimized(Network network, String... objectives) {
        VisualizationSpec spec = VisualizationSpec.of(
                new Composition.Each(
                        Arrays.stream(objectives).map(Objective::parse).toList()),
                objectives.length,
                32,
                64,
                1,
                Preset.QUICK.settings());
        return VISUALIZER.run(network, spec, RunListener.NONE);
    }
}

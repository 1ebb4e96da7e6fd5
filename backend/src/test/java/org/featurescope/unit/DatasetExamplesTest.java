package org.featurescope.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.ImageDecoder;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.DatasetExamples.Example;
import org.featurescope.unit.DatasetExamples.OfUnit;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** The photographs that excite units, as they are chosen, stored and shipped. */
final class DatasetExamplesTest {
    private static final int PHOTOGRAPHS = 40;

    /** Photographs that excite the first unit in a random order, and the second in the opposite one. */
    private final List<Integer> order =
            new ArrayList<>(IntStream.range(0, PHOTOGRAPHS).boxed().toList());

    private DatasetExamples examples() {
        Collections.shuffle(order, new Random(20));
        List<LayerExamples.Photograph> photographs = order.stream()
                .map(rank -> {
                    float[] map = new float[4 * 8 * 2];
                    map[2 * (8 * (rank % 4) + rank % 8)] = rank;
                    map[1] = PHOTOGRAPHS - rank;
                    return LayerExamples.Photograph.of(new float[] {rank, PHOTOGRAPHS - rank}, map, 4, 8);
                })
                .toList();
        return new DatasetExamples(
                "network",
                order.stream().map(rank -> "rank-" + rank).toList(),
                List.of(LayerExamples.of("layer", photographs)));
    }

    @Test
    void theStrongestComeFirstAndTheQuantilesFromTheLeastUp() {
        OfUnit first = examples().of(new Unit("layer", 0)).orElseThrow();
        assertThat(first.most())
                .extracting(Example::photograph)
                .containsExactly(
                        "rank-39", "rank-38", "rank-37", "rank-36", "rank-35", "rank-34", "rank-33", "rank-32",
                        "rank-31");
        assertThat(first.quantiles())
                .extracting(group -> group.stream().map(Example::mean).toList())
                .containsExactly(List.of(0f, 1f, 2f), List.of(12f, 13f, 14f), List.of(25f, 26f, 27f));
        OfUnit second = examples().of(new Unit("layer", 1)).orElseThrow();
        assertThat(second.most().get(0).photograph()).isEqualTo("rank-0");
    }

    @Test
    void peaksAreSharesOfTheInput() {
        Example strongest =
                examples().of(new Unit("layer", 0)).orElseThrow().most().get(0);
        assertThat(strongest.y()).isCloseTo(3.5 / 4, within(0.002));
        assertThat(strongest.x()).isCloseTo(7.5 / 8, within(0.002));
    }

    @Test
    void unknownUnitsHaveNone() {
        assertThat(examples().of(new Unit("layer", 2))).isEmpty();
        assertThat(examples().of(new Unit("other", 0))).isEmpty();
    }

    @Test
    void aFileKeepsThem() throws IOException {
        DatasetExamples examples = examples();
        DatasetExamples read = DatasetExamplesFile.read(new ByteArrayInputStream(DatasetExamplesFile.bytes(examples)));
        assertThat(read.network()).isEqualTo("network");
        for (int channel = 0; channel < 2; channel++) {
            assertThat(read.of(new Unit("layer", channel))).isEqualTo(examples.of(new Unit("layer", channel)));
            assertThat(read.activations(new Unit("layer", channel)))
                    .isEqualTo(examples.activations(new Unit("layer", channel)));
        }
    }

    @Test
    void theCosineOfTwoUnitsIsTheirCorrelation() {
        Random random = new Random(7);
        List<float[]> means = IntStream.range(0, PHOTOGRAPHS)
                .mapToObj(i -> {
                    float first = random.nextFloat();
                    return new float[] {first, 3 - first + random.nextFloat(), 2, random.nextFloat()};
                })
                .toList();
        DatasetExamples examples = new DatasetExamples(
                "network",
                IntStream.range(0, PHOTOGRAPHS).mapToObj(i -> "photograph-" + i).toList(),
                List.of(LayerExamples.of(
                        "layer",
                        means.stream()
                                .map(of -> new LayerExamples.Photograph(of, new byte[2 * of.length]))
                                .toList())));
        LayerExamples layer = examples.layers().get(0);
        float[] first = Correlation.standardized(examples.activations(new Unit("layer", 0)));
        for (int channel : List.of(0, 1, 3)) {
            double expected = new PearsonsCorrelation().correlation(column(means, 0), column(means, channel));
            assertThat(layer.cosine(channel, first)).as("channel %d", channel).isCloseTo(expected, within(0.005));
        }
        assertThat(layer.cosine(2, first)).isZero();
    }

    private static double[] column(List<float[]> means, int channel) {
        return means.stream().mapToDouble(of -> of[channel]).toArray();
    }

    /** Most units of layers that two networks share are found again, though the weights of one are kept in eight bits. */
    @Test
    void theShippedOnesFindTheSameUnitInANetworkThatSharesTheLayer() {
        KnownResponses known = new KnownResponses(Path.of("no-such-folder"));
        Catalogue catalogue = Catalogue.load(Optional.empty());
        Network of = catalogue.network("inception-v3");
        Network other = catalogue.network("inception-275");
        UnitSearch search = new UnitSearch(known, List.of(other));
        List<Unit> units = IntStream.iterate(
                        0, channel -> channel < of.layer("mixed1").channels(), channel -> channel + 12)
                .mapToObj(channel -> new Unit("mixed1", channel))
                .toList();
        assertThat(units)
                .filteredOn(unit -> search.like(of, unit, "", 1).get(0).unit().equals(unit))
                .hasSizeGreaterThanOrEqualTo(units.size() * 9 / 10);
    }

    @Test
    void aFileThatEndsEarlyOrIsOfAnotherSortIsRefused() throws IOException {
        byte[] bytes = DatasetExamplesFile.bytes(examples());
        for (int length : List.of(0, 5, bytes.length / 4, bytes.length / 2)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> DatasetExamplesFile.read(new ByteArrayInputStream(Arrays.copyOf(bytes, length))));
        }
    }

    /** Runs photographs through the first networks' layers one by one, with another code than the one that chose them. */
    @Test
    void theShippedOnesAreTheStrongestOfTheProductsPhotographs() throws IOException {
        KnownResponses known = new KnownResponses(Path.of("no-such-folder"));
        for (Network network : Catalogue.load(Optional.empty()).networks()) {
            DatasetExamples shipped = known.examples(network).orElseThrow();
            for (Layer layer : network.layers()) {
                assertThat(shipped.of(new Unit(layer.name(), layer.channels() - 1)))
                        .as("%s of %s", layer.name(), network.id())
                        .isPresent();
            }
            Layer layer = network.layers().get(5);
            OfUnit of = shipped.of(new Unit(layer.name(), 7)).orElseThrow();
            try (PhotographSet set = PhotographSet.commons();
                    OpenLayer open = new OpenLayer(network, layer)) {
                assertThat(shipped.names()).isEqualTo(set.names());
                for (Example example : of.most().subList(0, 3)) {
                    ActivationMap map = map(set, open, example.photograph());
                    assertThat((double) example.mean()).isCloseTo(map.mean(7), within(1e-3 * map.mean(7)));
                    int[] peak = map.peak(7);
                    assertThat(example.y()).isCloseTo((peak[0] + 0.5) / map.height(), within(0.003));
                    assertThat(example.x()).isCloseTo((peak[1] + 0.5) / map.width(), within(0.003));
                }
                float weakest = of.most().stream()
                        .map(Example::mean)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                List<String> most = of.most().stream().map(Example::photograph).toList();
                for (int i = 0; i < set.names().size(); i += 24) {
                    String name = set.names().get(i);
                    if (!most.contains(name)) {
                        assertThat(map(set, open, name).mean(7)).as(name).isLessThan(1.001 * weakest);
                    }
                }
            }
        }
    }

    private static ActivationMap map(PhotographSet set, OpenLayer open, String name) throws IOException {
        return open.of(ImageDecoder.decode(set.bytes(name)));
    }
}

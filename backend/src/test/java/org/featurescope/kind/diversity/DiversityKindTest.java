package org.featurescope.kind.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.photographs.VisibleRegion;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;

/** Diverse optima, and the photographs that drive the unit. */
final class DiversityKindTest {
    private static final Kinds KINDS = Kinds.with(FakeVisualizer.quick(), Networks.shelf());
    private static final SpecReader READER = new SpecReader(KINDS, Networks.catalogue());

    private final Network network = Networks.network();

    private FigureResult make(String query) {
        return KINDS.make(READER.fromQuery("kind=diversity&size=32&steps=2&" + query), network, RecipeListener.NONE);
    }

    @Test
    void thePhotographsThatExciteTheUnitMostFollowTheOptima() {
        FigureResult result = make("unit=mixed3a:5&pictures=3&count=2");
        JsonNode data = result.data().orElseThrow();
        assertThat(data.path("optima").asInt()).isEqualTo(3);
        Map<String, Double> means = new HashMap<>();
        Map<String, Double> peaks = new HashMap<>();
        try (OpenLayer layer = new OpenLayer(network, network.layer("mixed3a"))) {
            for (SamplePhotographs.Sample sample : new SamplePhotographs().list()) {
                ActivationMap map = layer.of(ImageDecoder.decode(new SamplePhotographs().bytes(sample.id())));
                double sum = 0;
                double most = 0;
                for (float[] position : map.positions()) {
                    sum += position[5];
                    most = Math.max(most, position[5]);
                }
                means.put(sample.id(), sum / (map.height() * map.width()));
                peaks.put(sample.id(), most);
            }
        }
        List<String> expected = means.keySet().stream()
                .sorted(Comparator.comparing(means::get).reversed())
                .limit(2)
                .toList();
        List<String> told = new ArrayList<>();
        for (JsonNode photograph : data.path("photographs")) {
            String name = photograph.path("name").asText();
            told.add(name);
            assertThat(photograph.path("activation").asDouble()).isCloseTo(means.get(name), within(1e-4));
            assertThat(photograph.path("maximum").asDouble()).isCloseTo(peaks.get(name), within(1e-4));
            assertThat(result.pictures().get(photograph.path("picture").asInt()).label())
                    .isEqualTo(name);
            assertThat(photograph.path("credit").asText()).isNotEmpty();
        }
        assertThat(told).isEqualTo(expected);
        assertThat(result.curve().last(2)).isFinite();
        assertThat(result.curve().last(3)).isNaN();
    }

    @Test
    void whatTheUnitSeesStandsBesideAPhotographUnlessItSeesAll() {
        FigureResult early = make("unit=mixed3a:5&pictures=2&count=3");
        assertThat(early.pictures()).hasSize(2 + 3 + 3);
        for (JsonNode photograph : early.data().orElseThrow().path("photographs")) {
            double share = network.layer("mixed3a").receptiveField()
                    / (double) network.descriptor().input().height();
            assertThat(photograph.at("/field/height").asDouble()).isBetween(share / 2, share + 1e-9);
            assertThat(photograph.at("/field/top").asDouble()).isBetween(0.0, 1.0);
        }
        FigureResult late = make("unit=softmax:0&pictures=2&count=3".replace("softmax", last().name()));
        assertThat(late.pictures()).hasSize(2 + 3);
        assertThat(late.data().orElseThrow().path("photographs").get(0).has("crop"))
                .isFalse();
    }

    private Layer last() {
        return network.layers().stream()
                .filter(layer -> layer.receptiveField() == 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutPhotographsThereAreOnlyTheOptima() {
        FigureResult result = make("unit=mixed3a:5&pictures=2&count=0");
        assertThat(result.pictures()).hasSize(2);
        assertThat(result.data().orElseThrow().has("set")).isFalse();
    }

    @Test
    void aFieldAtTheEdgeIsCutWhereTheInputEndsAndStaysWhole() {
        RgbImage photograph = new RgbImage(10, 10, new byte[300]);
        VisibleRegion corner = new VisibleRegion(0, 0, 0.25, 0.5);
        RgbImage seen = corner.of(photograph, 16);
        assertThat(seen.at(8, 8, 0)).isZero();
        // half as high as wide: above and below there is nothing
        assertThat(seen.at(0, 8, 0)).isEqualTo(128);
        assertThat(seen.at(15, 8, 0)).isEqualTo(128);
        assertThat(new VisibleRegion(0, 0, 1, 1).isWhole()).isTrue();
    }
}

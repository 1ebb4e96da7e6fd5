package org.featurescope.kind.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.image.ImageDecoder;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.diversity.DiversityResult.DrivingPhotograph;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;

/** Diverse optima, and the photographs that drive the unit. */
final class DiversityKindTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final SpecReader READER = new SpecReader(KINDS, Networks.catalogue());

    private final Network network = Networks.network();

    private FigureResult make(String query) {
        return READER.fromQuery("kind=diversity&size=32&steps=2&" + query)
                .recipe()
                .make(new Viewer());
    }

    private static DiversityResult data(FigureResult result) {
        return (DiversityResult) result.data().orElseThrow();
    }

    private static List<DrivingPhotograph> photographs(FigureResult result) {
        return data(result).photographs().orElseThrow();
    }

    @Test
    void thePhotographsThatExciteTheUnitMostFollowTheOptima() {
        FigureResult result = make("unit=mixed3a:5&pictures=3&count=2&photographs=samples");
        assertThat(data(result).optima()).isEqualTo(3);
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
        for (DrivingPhotograph photograph : photographs(result)) {
            String name = photograph.name();
            told.add(name);
            assertThat(photograph.activation()).isCloseTo(means.get(name), within(1e-4));
            assertThat(photograph.maximum()).isCloseTo(peaks.get(name), within(1e-4));
            assertThat(result.pictures().get(photograph.picture()).label()).isEqualTo(name);
            assertThat(photograph.credit().orElseThrow()).isNotEmpty();
            for (int picture : List.of(photograph.picture(), photograph.crop().orElseThrow())) {
                assertThat(result.pictures().get(picture).credit().map(Credit::author))
                        .isEqualTo(photograph.credit());
            }
        }
        assertThat(told).isEqualTo(expected);
        assertThat(result.curve().last(2)).isFinite();
        assertThat(result.curve().last(3)).isNaN();
    }

    @Test
    void whatTheUnitSeesStandsBesideAPhotographUnlessItSeesAll() {
        FigureResult early = make("unit=mixed3a:5&pictures=2&count=3&photographs=samples");
        assertThat(early.pictures()).hasSize(2 + 3 + 3);
        for (DrivingPhotograph photograph : photographs(early)) {
            double share = network.layer("mixed3a").receptiveField()
                    / (double) network.descriptor().input().height();
            assertThat(photograph.field().height()).isBetween(share / 2, share + 1e-9);
            assertThat(photograph.field().top()).isBetween(0.0, 1.0);
        }
        FigureResult late =
                make("unit=softmax:0&pictures=2&count=3&photographs=samples".replace("softmax", last().name()));
        assertThat(late.pictures()).hasSize(2 + 3);
        assertThat(photographs(late).get(0).crop()).isEmpty();
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
        assertThat(data(result).set()).isEmpty();
    }
}

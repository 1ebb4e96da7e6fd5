package org.featurescope.kind.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.figure.answers.GroupScore;
import org.featurescope.kind.trial.TrialResult.DirectionScore;
import org.featurescope.kind.trial.TrialSpec.Against;
import org.featurescope.kind.trial.TrialSpec.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgingTest {
    private static Judging judging(Material material, References references) {
        return new Judging(
                SimulatedLayer.spec(references, Against.RANDOM, 30, 9), material, direction -> Optional.empty());
    }

    @Test
    void tellsANeuronThatDetectsWhatItSees() {
        Material material = SimulatedLayer.material(1, true);
        DirectionScore red =
                judging(material, References.PHOTOGRAPHS).score(material.draw().neuron(0));
        assertThat(red.share()).isGreaterThan(0.9);
        assertThat(red.low()).isLessThan(red.share());
    }

    @Test
    void doesNoBetterThanByChanceOnNoise() {
        Material material = SimulatedLayer.material(2, true);
        Judging judging = judging(material, References.PHOTOGRAPHS);
        double mean = IntStream.range(1, SimulatedLayer.CHANNELS)
                .mapToObj(material.draw()::neuron)
                .mapToDouble(neuron -> judging.score(neuron).share())
                .average()
                .orElseThrow();
        assertThat(mean).isEqualTo(0.5, within(0.06));
    }

    @Test
    void withoutReferencesItGuesses() {
        Material material = SimulatedLayer.material(1, true);
        Judging judging = judging(material, References.NONE);
        judging.ask(material.draw().of(Family.BASIS, SimulatedLayer.CHANNELS));
        assertThat(judging.families().get(0).share()).isEqualTo(0.5, within(0.06));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void isNotFooledByHowLivelyPhotographsAre(long seed) {
        for (boolean isSparse : new boolean[] {false, true}) {
            Material material = SimulatedLayer.material(seed, isSparse);
            Judging judging = judging(material, References.PHOTOGRAPHS);
            for (Family family : List.of(Family.BASIS, Family.RANDOM, Family.POSITIVE)) {
                judging.ask(material.draw().of(family, SimulatedLayer.CHANNELS));
            }
            assertThat(judging.overall())
                    .extracting(GroupScore::share)
                    .allSatisfy(share -> assertThat(share).isBetween(0.35, 0.6));
            double random = judging.families().get(1).share();
            double positive = judging.families().get(2).share();
            assertThat(positive - random).isLessThan(0.08);
        }
    }

    @Test
    void theProjectionsAloneWouldFoolIt() {
        Material material = SimulatedLayer.material(3, false);
        double[] overall = material.scores().overall();
        Direction positive = material.draw().of(Family.POSITIVE, 1).get(0);
        double[] projections = material.scores().projections(positive.vector());
        List<Integer> ascending = material.queries().stream()
                .sorted((a, b) -> Double.compare(projections[a], projections[b]))
                .toList();
        long livelier = IntStream.range(0, 20)
                .filter(i -> overall[ascending.get(ascending.size() - 1 - i)] > overall[ascending.get(i)])
                .count();
        assertThat(livelier).isGreaterThanOrEqualTo(19);
    }

    @Test
    void scoresOfDirectionsAreThoseOfTheirFamilies() {
        Material material = SimulatedLayer.material(6, true);
        Judging judging = judging(material, References.PHOTOGRAPHS);
        judging.ask(material.draw().of(Family.BASIS, 10));
        judging.ask(material.draw().of(Family.RANDOM, 12));
        assertThat(judging.directions()).hasSize(22);
        assertThat(judging.families().get(0).share())
                .isEqualTo(
                        judging.directions().stream()
                                .filter(score -> score.family().equals("basis"))
                                .mapToDouble(DirectionScore::share)
                                .average()
                                .orElseThrow(),
                        within(1e-9));
        assertThat(judging.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.difference())
                        .isEqualTo(
                                judging.families().get(0).share()
                                        - judging.families().get(1).share(),
                                within(1e-9)));
    }
}

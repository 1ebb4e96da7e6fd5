package org.featurescope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.featurescope.network.Architecture.Hidden;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

final class TrainingTest {
    private static Training xor(Change... changes) {
        Problem xor = LogicProblems.xor();
        return new Training(
                xor.architecture(List.of(new Hidden(3, Activation.TANH))),
                xor.data(),
                new TrainingSettings(1, 4, 0, 0),
                1,
                List.of(changes));
    }

    private static Training spiral(TrainingSettings settings) {
        Problem spiral = PlaneProblems.set(PlaneProblems.Set.SPIRAL, 0, 1);
        return new Training(
                spiral.architecture(List.of(new Hidden(8, Activation.TANH), new Hidden(8, Activation.TANH))),
                spiral.data(),
                settings,
                5,
                List.of());
    }

    @Test
    void learnsXor() {
        try (Training training = xor()) {
            training.advance(2000);
            assertThat(training.score().right()).isEqualTo(1);
            assertThat(training.score().cost()).isLessThan(0.01);
        }
    }

    @Test
    void theSameStepsLeadToTheSameWeights() {
        TrainingSettings settings = new TrainingSettings(0.1, 10, 0, 0.001);
        try (Training one = spiral(settings);
                Training other = spiral(settings)) {
            one.advance(137);
            for (int i = 0; i < 137; i++) {
                other.advance(1);
            }
            assertThat(one.weights()).containsExactly(other.weights());
            one.advance(200);
            one.goTo(137);
            assertThat(one.weights()).containsExactly(other.weights());
            one.goTo(50);
            one.goTo(137);
            assertThat(one.weights()).containsExactly(other.weights());
        }
    }

    @Test
    void changesTakeEffectAtTheirStepsAndAgainAfterGoingBack() {
        try (Training live = xor()) {
            live.advance(10);
            live.change(new Change.Settings(10, new TrainingSettings(0.1, 2, 0, 0)));
            live.advance(5);
            live.change(new Change.LayerActivation(15, 0, Activation.RELU));
            live.change(new Change.Weight(15, 8, 0.75));
            assertThat(live.weights()[8]).isEqualTo(0.75f);
            live.advance(20);
            float[] reached = live.weights();
            live.goTo(12);
            assertThat(live.architecture().hidden().get(0).activation()).isEqualTo(Activation.TANH);
            live.goTo(35);
            assertThat(live.weights()).containsExactly(reached);
            try (Training replayed = xor(live.changes().toArray(Change[]::new))) {
                replayed.goTo(35);
                assertThat(replayed.weights()).containsExactly(reached);
                assertThat(replayed.settings().rate()).isEqualTo(0.1);
            }
            live.goTo(12);
            live.change(new Change.Weight(12, 0, 1));
            assertThat(live.changes()).extracting(Change::step).containsExactly(10L, 12L);
        }
    }

    @Test
    void aRunThatDivergesStandsAtTheStepBefore() {
        try (Training training = spiral(new TrainingSettings(10, 10, 0, 10))) {
            assertThatThrownBy(() -> training.advance(100))
                    .isInstanceOfSatisfying(DivergedException.class, diverged -> {
                        assertThat(diverged.step()).isEqualTo(training.step() + 1);
                        assertThat(diverged).hasMessageContaining("rate 10.0").hasMessageContaining("hidden layer 1");
                    });
            assertThat(training.weights()).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
            long stands = training.step();
            assertThatThrownBy(() -> training.advance(1)).isInstanceOf(DivergedException.class);
            assertThat(training.step()).isEqualTo(stands);
            training.change(new Change.Settings(stands, new TrainingSettings(1e-30, 10, 0, 0)));
            training.advance(1);
            assertThat(training.step()).isEqualTo(stands + 1);
        }
    }

    @Test
    void refusesNetworksThatAreTooLarge() {
        Problem xor = LogicProblems.xor();
        assertThatThrownBy(() -> xor.architecture(
                                List.of(new Hidden(1000, Activation.RELU), new Hidden(1000, Activation.RELU)))
                        .check("layers"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1005001");
    }
}

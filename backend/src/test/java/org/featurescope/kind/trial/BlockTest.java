package org.featurescope.kind.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.featurescope.figure.answers.Question.Role;
import org.featurescope.kind.trial.Block.Planned;
import org.featurescope.kind.trial.TrialSpec.Against;
import org.featurescope.kind.trial.TrialSpec.References;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BlockTest {
    private static final Material MATERIAL = SimulatedLayer.material(1, true);

    private static List<Planned> block(TrialSpec spec) {
        return Block.of(spec, MATERIAL, directions(spec), direction -> true);
    }

    private static List<Direction> directions(TrialSpec spec) {
        return Block.directions(
                spec,
                MATERIAL.draw().of(Family.BASIS, SimulatedLayer.CHANNELS),
                MATERIAL.draw().of(spec.against().family(), SimulatedLayer.CHANNELS));
    }

    private static List<Planned> withRole(List<Planned> block, Role role) {
        return block.stream().filter(planned -> planned.role() == role).toList();
    }

    @Test
    void fivePracticeTrialsPrecedeScoredAndCatchTrials() {
        List<Planned> block = block(SimulatedLayer.spec(References.PHOTOGRAPHS, Against.RANDOM, 30, 9));
        assertThat(block).hasSize(5 + 30 + 3);
        assertThat(block.subList(0, 5)).allMatch(planned -> planned.role() == Role.PRACTICE);
        List<Planned> scored = withRole(block, Role.SCORED);
        assertThat(scored).hasSize(30);
        assertThat(scored)
                .filteredOn(planned -> planned.direction().family() == Family.BASIS)
                .hasSize(15);
        assertThat(scored.stream().map(planned -> planned.direction().name())).doesNotHaveDuplicates();
        assertThat(withRole(block, Role.CATCH)).hasSize(3);
        assertThat(block).extracting(Planned::right).contains(0, 1);
    }

    @Test
    void noPhotographThatIsAskedAboutRepeatsOrIsAReference() {
        List<Planned> block = block(SimulatedLayer.spec(References.PHOTOGRAPHS, Against.K_MEANS, 5, 9));
        List<Integer> asked = block.stream()
                .filter(planned -> planned.role() != Role.CATCH)
                .flatMap(planned -> Stream.of(planned.exciting(), planned.other()))
                .toList();
        assertThat(asked).doesNotHaveDuplicates();
        Set<Integer> references = new HashSet<>();
        for (Planned planned : block) {
            assertThat(planned.references().most()).hasSize(9);
            assertThat(planned.references().least()).hasSize(9);
            references.addAll(planned.references().most());
            references.addAll(planned.references().least());
            assertThat(planned.references().most())
                    .doesNotContainAnyElementsOf(planned.references().least());
        }
        assertThat(references).doesNotContainAnyElementsOf(asked);
    }

    @Test
    void catchTrialsAskAboutReferences() {
        for (Planned planned :
                withRole(block(SimulatedLayer.spec(References.PHOTOGRAPHS, Against.RANDOM, 8, 4)), Role.CATCH)) {
            assertThat(planned.references().most()).contains(planned.exciting());
            assertThat(planned.references().least()).contains(planned.other());
        }
    }

    @Test
    void withoutReferencesThereAreNoCatchTrials() {
        List<Planned> block = block(SimulatedLayer.spec(References.NONE, Against.RANDOM, 8, 1));
        assertThat(withRole(block, Role.CATCH)).isEmpty();
        assertThat(withRole(block, Role.SCORED)).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(Against.class)
    void theExcitingPhotographHasTheLargerScore(Against against) {
        for (Planned planned : block(SimulatedLayer.spec(References.PHOTOGRAPHS, against, 10, 9))) {
            double[] scores = MATERIAL.scores().of(planned.direction().vector());
            assertThat(scores[planned.exciting()]).isGreaterThan(scores[planned.other()]);
        }
    }

    @Test
    void directionsWithoutQuestionsHaveNoTrials() {
        TrialSpec spec = SimulatedLayer.spec(References.PHOTOGRAPHS, Against.RANDOM, 10, 9);
        List<Direction> directions = directions(spec);
        List<Planned> block = Block.of(spec, MATERIAL, directions, direction -> direction.family() == Family.BASIS);
        assertThat(block).isNotEmpty().allMatch(planned -> planned.direction().family() == Family.BASIS);
    }

    @Test
    void aLayerOfTooFewNeuronsIsRefused() {
        TrialSpec spec = SimulatedLayer.spec(References.PHOTOGRAPHS, Against.RANDOM, 30, 9);
        List<Direction> few = MATERIAL.draw().of(Family.BASIS, 3);
        assertThatThrownBy(() -> Block.directions(spec, few, few))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("trials"))
                .hasMessageContaining("takes 19 neurons");
    }

    @Test
    void equalSeedsMakeEqualBlocks() {
        TrialSpec spec = SimulatedLayer.spec(References.PHOTOGRAPHS, Against.RANDOM, 10, 9);
        assertThat(block(spec))
                .usingRecursiveComparison()
                .isEqualTo(block(SimulatedLayer.spec(References.PHOTOGRAPHS, Against.RANDOM, 10, 9)));
    }
}

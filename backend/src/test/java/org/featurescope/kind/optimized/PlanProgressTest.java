package org.featurescope.kind.optimized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Networks;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.optimized.Plan.Panel;
import org.featurescope.model.Network;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a plan has come is told in steps of the plan, however many rounds of batches its runs take. */
final class PlanProgressTest {
    private static final int STEPS = 10;

    private static Plan plan() {
        OptimizedSpec spec = (OptimizedSpec) new SpecReader(TestKinds.quick(), Networks.catalogue())
                .fromQuery("kind=steps&unit=mixed4c:1&frames=2&size=32&steps=" + STEPS)
                .spec();
        Plan one = spec.plan(Networks.network());
        VisualizationSpec run = one.runs().get(0);
        Panel first = one.panels().get(one.panels().size() - 1);
        Panel second = new Panel("second", first.shows(), 1, 0, first.keptAt());
        return new Plan(List.of(run, run), List.of(first, second));
    }

    /** Tells as many steps as its batches take, one after another. */
    private static Visualizer inRounds(int rounds) {
        return (Network network, VisualizationSpec spec, RunListener listener) -> {
            List<RgbImage> pictures = Collections.nCopies(spec.pictures(), RgbImage.grey(spec.size()));
            for (int step = 1; step <= spec.steps() * rounds; step++) {
                listener.step(step, spec.steps() * rounds, new float[] {step}, () -> pictures);
            }
            return new Visualization(pictures, new int[] {STEPS}, new float[][] {{1}}, List.of(Optional.empty()));
        };
    }

    /** The second picture has no finite value at a step, and at the last steps none any more. */
    @Test
    void aPictureThatEndsWithoutAFiniteValueHasItsLastOneAndTheOthersStay() {
        Visualizer visualizer = (network, spec, listener) -> new Visualization(
                List.of(RgbImage.grey(32), RgbImage.plain(32, 7), RgbImage.plain(32, 9)),
                new int[] {1, 5, STEPS},
                new float[][] {{1, 3, Float.NaN}, {2, 4, Float.NaN}, {3, Float.NaN, Float.NaN}},
                List.of(Optional.empty(), Optional.of("broke"), Optional.of("broke at once")));
        OptimizedSpec spec = (OptimizedSpec) new SpecReader(TestKinds.quick(), Networks.catalogue())
                .fromQuery("kind=channel&unit=mixed4c:1&size=32&steps=" + STEPS)
                .spec();
        VisualizationSpec run = spec.plan(Networks.network()).runs().get(0);
        List<Panel> panels = IntStream.range(0, 3)
                .mapToObj(picture -> new Panel("picture", "unit", 0, picture, OptionalInt.empty()))
                .toList();
        PreparedPlan plan = new Plan(List.of(run), panels).preparedFor(Networks.network(), visualizer.limits());
        FigureResult result = PlanProgress.carryOut(plan, visualizer, RecipeListener.NONE);
        assertThat(result.pictures())
                .extracting(FigureResult.Picture::objective)
                .containsExactly(3f, 4f, 0f);
        assertThat(result.pictures())
                .extracting(FigureResult.Picture::warning)
                .containsExactly(Optional.empty(), Optional.of("broke"), Optional.of("broke at once"));
    }

    @Test
    void aFigureWithoutAnyFiniteValueFailsWithTheReason() {
        Visualizer visualizer = (network, spec, listener) -> new Visualization(
                List.of(RgbImage.grey(32)),
                new int[] {1},
                new float[][] {{Float.NaN}},
                List.of(Optional.of("it broke at once")));
        PreparedPlan plan = plan().preparedFor(Networks.network(), visualizer.limits());
        assertThatThrownBy(() -> PlanProgress.carryOut(plan, visualizer, RecipeListener.NONE))
                .isInstanceOf(FailedRunException.class)
                .hasMessageEndingWith("was never a finite number: it broke at once");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void stepsRiseToAllOfThePlanAndNeverBeyond(int rounds) {
        List<Integer> told = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        Visualizer visualizer = inRounds(rounds);
        PreparedPlan plan = plan().preparedFor(Networks.network(), visualizer.limits());
        PlanProgress.carryOut(plan, visualizer, (step, steps, objective, frame) -> {
            told.add(step);
            all.add(steps);
        });
        assertThat(all).containsOnly(2 * STEPS);
        assertThat(told).hasSize(2 * STEPS * rounds).isSorted().startsWith(1).endsWith(2 * STEPS);
        assertThat(told.get(STEPS * rounds - 1)).as("the end of the first run").isEqualTo(STEPS);
    }
}

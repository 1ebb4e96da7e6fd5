package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.graph.StepFeeds;
import org.featurescope.tensor.SessionThreads;
import org.junit.jupiter.api.Test;

final class StepFeedPrefetcherTest {
    /** Equal objectives show that the transformations are equal. */
    @Test
    void theSameFeedsAreDrawnAheadAsStepByStep() {
        Network network = Catalogue.load(Optional.empty()).network("mini-inception");
        BatchObjective objective = BatchObjective.of(Objective.parse("channel(conv2d0:5)"), 1, network);
        PhotographPass photographs = new PhotographPass(network, 64, Photographs.NONE);
        try (GraphProbe probe = new GraphProbe(
                        new OptimizationGraph(network, objective, 1, 64, Preset.QUICK.settings(), SessionThreads.of(1)),
                        objective,
                        photographs,
                        0.1);
                StepFeedPrefetcher prefetcher = new StepFeedPrefetcher(probe.graph::stepFeeds, new CountedRandom(4));
                StepFeeds stepByStep = probe.graph.stepFeeds()) {
            probe.start(Start.Noise.named(3, List.of("a")));
            SplittableRandom random = new SplittableRandom(4);
            float before = Float.NaN;
            for (int step = 0; step < 20; step++) {
                stepByStep.draw(random);
                float expected = probe.objectives(stepByStep)[0];
                assertThat(probe.objectives(prefetcher.next())[0])
                        .isEqualTo(expected)
                        .isNotEqualTo(before);
                before = expected;
            }
        }
    }
}

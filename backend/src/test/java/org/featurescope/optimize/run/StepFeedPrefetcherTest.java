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
import org.featurescope.optimize.objective.term.ObjectiveFeeds;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.graph.StepFeeds;
import org.featurescope.tensor.SessionThreads;
import org.junit.jupiter.api.Test;

final class StepFeedPrefetcherTest {
    private static final double[] LEAKS = {0.1};

    /** What is seen decides the objective, so the objectives tell whether the looks are the same. */
    @Test
    void whatIsDrawnAheadIsWhatWouldBeDrawnStepByStep() {
        Network network = Catalogue.load(Optional.empty()).network("mini-inception");
        BatchObjective objective = BatchObjective.of(Objective.parse("channel(conv2d0:5)"), 1, network);
        try (OptimizationGraph graph = new OptimizationGraph(
                        network, objective, 1, 64, Preset.QUICK.settings(), SessionThreads.of(1));
                ObjectiveFeeds wanted = graph.feeds(objective, new PhotographPass(network, 64, Photographs.NONE));
                StepFeedPrefetcher ahead = new StepFeedPrefetcher(graph::seen, new SplittableRandom(4));
                StepFeeds seen = graph.seen()) {
            graph.start(Start.Noise.named(3, List.of("a")));
            SplittableRandom random = new SplittableRandom(4);
            float before = Float.NaN;
            for (int step = 0; step < 20; step++) {
                seen.draw(random);
                float expected = graph.evaluate(wanted, seen, LEAKS)[0];
                assertThat(graph.evaluate(wanted, ahead.next(), LEAKS)[0])
                        .isEqualTo(expected)
                        .isNotEqualTo(before);
                before = expected;
            }
        }
    }
}

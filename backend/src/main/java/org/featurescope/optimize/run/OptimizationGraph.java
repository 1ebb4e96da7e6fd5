package org.featurescope.optimize.run;

import java.util.List;
import java.util.SplittableRandom;
import org.featurescope.bench.measure.BenchmarkWork;
import org.featurescope.model.Network;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.graph.NetworkSplice;
import org.featurescope.optimize.graph.OptimizerGraph;
import org.featurescope.optimize.graph.PictureState;
import org.featurescope.optimize.graph.ReadLayers;
import org.featurescope.optimize.graph.SeenObjective;
import org.featurescope.optimize.graph.StepGraph;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.objective.term.ObjectiveFeeds;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.graph.PictureGraph;
import org.featurescope.optimize.picture.graph.StepFeeds;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.StepStats;
import org.tensorflow.types.TFloat32;

/**
 * The optimization of pictures that are seen whole: their graph, the network up to the layers wanted, the objective, its
 * gradient and the optimizer, so that a step is one call of one session.
 */
public final class OptimizationGraph implements Optimization {
    private static final RunOptions TRACE = RunOptions.newBuilder()
            .setTraceLevel(RunOptions.TraceLevel.SOFTWARE_TRACE)
            .build();

    private final PictureGraph pictures;
    private final ReadLayers layers;
    private final OptimizerGraph optimizer;
    private final Graph graph = new Graph();
    private final Session session;
    private final PictureState state;
    private final List<String> ofFeedsAlone;

    /**
     * Compiles a graph.
     *
     * @param size pixels on a side of the pictures
     * @param threads that a step works with
     */
    public OptimizationGraph(
            Network network, BatchObjective objective, int batch, int size, Settings settings, SessionThreads threads) {
        StepGraph step = StepGraph.of(network, objective, batch, size, settings);
        this.pictures = step.pictures();
        this.layers = step.layers();
        this.optimizer = step.optimizer();
        graph.importGraphDef(step.definition());
        this.session = Sessions.open(
                graph, useful(threads, step.definition()), settings.precision().config());
        this.state = new PictureState(session, pictures.pictures(), optimizer);
        this.ofFeedsAlone = BatchObjective.ofFeedsAlone(graph);
    }

    /** Where the network has no branches each operation waits for the one before, and several threads only hand it over. */
    private static SessionThreads useful(SessionThreads threads, GraphDef definition) {
        boolean branches = definition.getNodeList().stream()
                .anyMatch(node ->
                        node.getOp().equals("ConcatV2") && node.getName().startsWith(NetworkSplice.PREFIX));
        return branches
                ? threads
                : new SessionThreads(threads.intraOp(), Math.min(threads.intraOp(), threads.interOp()));
    }

    /** The multiply-adds of the network's convolutions and matrix products in one step, forward and backward. */
    public long multiplyAdds() {
        return BenchmarkWork.ofStep(graph);
    }

    @Override
    public PictureState state() {
        return state;
    }

    /** The shapes of the layers that are read, which the values that are fed must fit. */
    ObjectiveShapes shapes() {
        return layers;
    }

    /** What a run of many steps is fed: the objective's own values, and what of the graph depends on nothing else. */
    ObjectiveFeeds feeds(BatchObjective objective, PhotographActivations photographs) {
        ObjectiveFeeds feeds = objective.feeds(layers, photographs);
        feeds.withComputed(session, ofFeedsAlone);
        return feeds;
    }

    /** How the pictures are looked at; for one run at a time, and to be closed. */
    StepFeeds seen() {
        return pictures.feeds();
    }

    /** Begins anew. */
    void start(Start start) {
        begin(pictures().start(start));
    }

    @Override
    public WholeSteps steps(BatchObjective objective, PhotographActivations photographs, SplittableRandom random) {
        return new WholeSteps(feeds(objective, photographs), new StepFeedPrefetcher(this::seen, random));
    }

    /**
     * Makes one step of the optimizer uphill.
     *
     * @param leaks the share at which values below zero count, for each picture or one for all
     */
    Step step(ObjectiveFeeds wanted, StepFeeds seen, double[] leaks, double rate) {
        try (OptimizerGraph.Scalars scalars = optimizer.next(rate);
                TFloat32 slopes = slopes(leaks);
                Result result = fed(scalars.into(session.runner()), wanted, seen, slopes)
                        .fetch(StepGraph.FOUND)
                        .run()) {
            TFloat32 values = (TFloat32) result.get(0);
            int batch = pictures().batch();
            float[] objectives = new float[batch];
            float[] norms = new float[batch];
            for (int picture = 0; picture < batch; picture++) {
                objectives[picture] = values.getFloat(0, picture);
                norms[picture] = (float) Math.sqrt(values.getFloat(1, picture));
            }
            return new Step(objectives, norms);
        }
    }

    /** The objective of each picture now. */
    float[] evaluate(ObjectiveFeeds wanted, StepFeeds seen, double[] leaks) {
        return fetch(SeenObjective.OBJECTIVE, wanted, seen, leaks);
    }

    /** The gradient of the sum of the objectives with respect to a variable, in its shape. */
    float[] gradient(int variable, ObjectiveFeeds wanted, StepFeeds seen, double[] leaks) {
        return fetch(OptimizerGraph.gradient(variable), wanted, seen, leaks);
    }

    private float[] fetch(String node, ObjectiveFeeds wanted, StepFeeds seen, double[] leaks) {
        try (TFloat32 slopes = slopes(leaks);
                Result result =
                        fed(session.runner(), wanted, seen, slopes).fetch(node).run()) {
            return PictureState.floats((TFloat32) result.get(0));
        }
    }

    private TFloat32 slopes(double[] leaks) {
        return SeenObjective.slopes(pictures().batch(), leaks);
    }

    private static Session.Runner fed(Session.Runner runner, ObjectiveFeeds wanted, StepFeeds seen, TFloat32 leak) {
        return seen.into(wanted.into(runner)).feed(SeenObjective.LEAK, leak);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /** The steps of one run. */
    public final class WholeSteps implements Steps {
        private final ObjectiveFeeds wanted;
        private final StepFeedPrefetcher looks;

        private WholeSteps(ObjectiveFeeds wanted, StepFeedPrefetcher looks) {
            this.wanted = wanted;
            this.looks = looks;
        }

        @Override
        public Step next(double[] leaks, double rate) {
            return step(wanted, looks.next(), leaks, rate);
        }

        /** Makes such a step, and tells when each of its operations worked. It takes longer. */
        public StepStats traced(double[] leaks, double rate) {
            try (OptimizerGraph.Scalars scalars = optimizer.next(rate);
                    TFloat32 slopes = slopes(leaks);
                    Result result = fed(scalars.into(session.runner()), wanted, looks.next(), slopes)
                            .fetch(StepGraph.FOUND)
                            .setOptions(TRACE)
                            .runAndFetchMetadata()) {
                return result.getMetadata().orElseThrow().getStepStats();
            }
        }

        @Override
        public void close() {
            looks.close();
            wanted.close();
        }
    }
}

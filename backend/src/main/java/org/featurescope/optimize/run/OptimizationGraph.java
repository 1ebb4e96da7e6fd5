package org.featurescope.optimize.run;

import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.graph.NetworkSplice;
import org.featurescope.optimize.graph.ObjectiveGraph;
import org.featurescope.optimize.graph.OptimizerGraph;
import org.featurescope.optimize.graph.PictureState;
import org.featurescope.optimize.graph.ReadLayers;
import org.featurescope.optimize.graph.StepGraph;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.objective.term.ObjectiveFeeds;
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
 * The optimization of pictures that are seen as a whole: pictures, network, objective, gradient and optimizer are one graph, so
 * a step is one call of one session.
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
    private final List<String> nodesOfFeedsAlone;

    /**
     * Compiles a graph.
     *
     * @param batch number of pictures
     * @param size pixels on a side of the pictures
     * @param threads of a step
     */
    public OptimizationGraph(
            Network network, BatchObjective objective, int batch, int size, Settings settings, SessionThreads threads) {
        StepGraph step = StepGraph.of(network, objective, batch, size, settings);
        this.pictures = step.pictures();
        this.layers = step.layers();
        this.optimizer = step.optimizer();
        graph.importGraphDef(step.definition());
        this.session = Sessions.open(
                graph,
                usefulThreads(threads, step.definition()),
                settings.precision().config(batch, size));
        this.state = new PictureState(session, pictures.pictures(), optimizer);
        this.nodesOfFeedsAlone = BatchObjective.nodesOfFeedsAlone(graph);
    }

    /** Returns fewer threads for a network without branches, whose operations each wait for the one before. */
    private static SessionThreads usefulThreads(SessionThreads threads, GraphDef definition) {
        boolean branches = definition.getNodeList().stream()
                .anyMatch(node ->
                        node.getOp().equals("ConcatV2") && node.getName().startsWith(NetworkSplice.PREFIX));
        return branches
                ? threads
                : new SessionThreads(threads.intraOp(), Math.min(threads.intraOp(), threads.interOp()));
    }

    @Override
    public PictureState state() {
        return state;
    }

    @Override
    public WholeSteps steps(BatchObjective objective, PhotographActivations photographs, CountedRandom random) {
        return new WholeSteps(objectiveFeeds(objective, photographs), new StepFeedPrefetcher(this::stepFeeds, random));
    }

    /** Returns new feeds of an objective for all steps of a run, including the nodes that depend on nothing else. */
    ObjectiveFeeds objectiveFeeds(BatchObjective objective, PhotographActivations photographs) {
        ObjectiveFeeds feeds = objective.feeds(layers, photographs);
        feeds.addComputed(session, nodesOfFeedsAlone);
        return feeds;
    }

    /** Returns new feeds for the random transformation of a step. */
    StepFeeds stepFeeds() {
        return pictures.feeds();
    }

    /**
     * Makes one step of gradient ascent.
     *
     * @param leaks the factor of negative values, for each picture or one for all
     */
    StepResult step(ObjectiveFeeds objective, StepFeeds transformation, double[] leaks, double rate) {
        try (OptimizerGraph.Scalars scalars = optimizer.nextScalars(rate);
                TFloat32 leakTensor = ObjectiveGraph.leaks(pictures().batch(), leaks);
                Result result = fed(scalars.into(session.runner()), objective, transformation, leakTensor)
                        .fetch(StepGraph.RESULT)
                        .run()) {
            TFloat32 values = (TFloat32) result.get(0);
            int batch = pictures().batch();
            float[] objectives = new float[batch];
            float[] norms = new float[batch];
            for (int picture = 0; picture < batch; picture++) {
                objectives[picture] = values.getFloat(0, picture);
                norms[picture] = (float) Math.sqrt(values.getFloat(1, picture));
            }
            return new StepResult(objectives, norms);
        }
    }

    /** Feeds all placeholders of a step except those of the optimizer. */
    static Session.Runner fed(
            Session.Runner runner, ObjectiveFeeds objective, StepFeeds transformation, TFloat32 leaks) {
        return transformation.into(objective.into(runner)).feed(ObjectiveGraph.LEAK, leaks);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /** The steps of one run. */
    public final class WholeSteps implements Steps {
        private final ObjectiveFeeds objective;
        private final StepFeedPrefetcher transformations;

        private WholeSteps(ObjectiveFeeds objective, StepFeedPrefetcher transformations) {
            this.objective = objective;
            this.transformations = transformations;
        }

        @Override
        public StepResult next(double[] leaks, double rate) {
            return step(objective, transformations.next(), leaks, rate);
        }

        @Override
        public long drawn() {
            return transformations.drawn();
        }

        /** Makes a step and returns when each of its operations ran. The tracing makes the step slower. */
        public StepStats traced(double[] leaks, double rate) {
            try (OptimizerGraph.Scalars scalars = optimizer.nextScalars(rate);
                    TFloat32 leakTensor = ObjectiveGraph.leaks(pictures().batch(), leaks);
                    Result result = fed(scalars.into(session.runner()), objective, transformations.next(), leakTensor)
                            .fetch(StepGraph.RESULT)
                            .setOptions(TRACE)
                            .runAndFetchMetadata()) {
                return result.getMetadata().orElseThrow().getStepStats();
            }
        }

        @Override
        public void close() {
            transformations.close();
            objective.close();
        }
    }
}

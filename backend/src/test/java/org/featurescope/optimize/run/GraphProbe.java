package org.featurescope.optimize.run;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.optimize.graph.ObjectiveGraph;
import org.featurescope.optimize.graph.OptimizerGraph;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.objective.term.ObjectiveFeeds;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.graph.StepFeeds;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/** A compiled graph with its feeds, whose objectives and gradients a test can read without making a step. */
final class GraphProbe implements AutoCloseable {
    final OptimizationGraph graph;
    private final double[] leaks;
    private final ObjectiveFeeds objective;
    private final StepFeeds transformation;

    /** @param leak of all pictures */
    GraphProbe(OptimizationGraph graph, BatchObjective objective, PhotographActivations photographs, double leak) {
        this.graph = graph;
        this.leaks = new double[] {leak};
        this.objective = graph.objectiveFeeds(objective, photographs);
        this.transformation = graph.stepFeeds();
    }

    /** Starts from noise. */
    void start(Start.Noise noise) {
        graph.start(graph.pictures().start(noise));
    }

    /** Makes a step without a random transformation. */
    void step(double rate) {
        graph.step(objective, transformation, leaks, rate);
    }

    /** Returns the objective of each picture, without a random transformation. */
    float[] objectives() {
        return objectives(transformation);
    }

    /** Returns the objective of each picture through a transformation. */
    float[] objectives(StepFeeds drawn) {
        return fetch(ObjectiveGraph.OBJECTIVE, drawn);
    }

    /** Returns the gradient of the sum of the objectives with respect to a variable, in its shape. */
    float[] gradient(int variable) {
        return fetch(OptimizerGraph.gradient(variable), transformation);
    }

    private float[] fetch(String node, StepFeeds drawn) {
        try (TFloat32 leakTensor = ObjectiveGraph.leaks(graph.pictures().batch(), leaks);
                Result result = OptimizationGraph.fed(graph.state().session().runner(), objective, drawn, leakTensor)
                        .fetch(node)
                        .run()) {
            return TensorValues.of((TFloat32) result.get(0));
        }
    }

    /** Returns the sum of the objectives, {@code step} along a direction of one variable from the given values. */
    double sumAt(List<float[]> values, int variable, float[] direction, double step) {
        float[] moved = values.get(variable).clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        List<float[]> all = new ArrayList<>(values);
        all.set(variable, moved);
        graph.start(all);
        double sum = 0;
        for (float value : objectives()) {
            sum += value;
        }
        return sum;
    }

    @Override
    public void close() {
        objective.close();
        transformation.close();
        graph.close();
    }
}

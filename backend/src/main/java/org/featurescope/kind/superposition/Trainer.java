package org.featurescope.kind.superposition;

import org.featurescope.kind.superposition.ToyModel.Gradient;
import org.featurescope.linear.Mulberry32;
import org.featurescope.linear.SeededNormals;

/**
 * Trains a model on random inputs. Each feature is 0 with the probability of the sparsity, else uniform between 0 and 1.
 * Everything random is drawn from the seed. The page trains in the same way, and gets the same numbers.
 */
final class Trainer {
    /** The number of inputs of a step. */
    static final int BATCH = 128;

    private final ToyModel model;
    private final Mulberry32 random;
    private final double[] inputs;
    private final Gradient gradient;
    private final Adam ofWeights;
    private final Adam ofBiases;

    Trainer(int features, long seed) {
        SeededNormals normals = new SeededNormals(seed);
        double scale = Math.sqrt(2.0 / (features + ToyModel.HIDDEN));
        double[] weights = new double[ToyModel.HIDDEN * features];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = normals.next() * scale;
        }
        this.model = new ToyModel(weights, new double[features]);
        this.random = new Mulberry32(seed);
        this.inputs = new double[BATCH * features];
        this.gradient = new Gradient(new double[weights.length], new double[features]);
        this.ofWeights = new Adam(weights);
        this.ofBiases = new Adam(model.biases());
    }

    ToyModel model() {
        return model;
    }

    /**
     * Makes a step.
     *
     * @param sparsity the probability that a feature is 0
     * @param importances the importance of each feature
     * @param rate the learning rate
     * @return the loss
     */
    double step(double sparsity, double[] importances, double rate) {
        double share = 1 - sparsity;
        for (int i = 0; i < inputs.length; i++) {
            double drawn = random.next();
            inputs[i] = drawn < share ? drawn / share : 0;
        }
        double loss = model.lossAndGradient(inputs, importances, gradient);
        ofWeights.step(gradient.weights(), rate);
        ofBiases.step(gradient.biases(), rate);
        return loss;
    }
}

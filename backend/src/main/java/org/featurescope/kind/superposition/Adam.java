package org.featurescope.kind.superposition;

/**
 * Changes numbers by Adam (Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015). It uses only operations
 * whose results the language defines to the last digit, so that a browser computes the same.
 */
final class Adam {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[] values;
    private final double[] first;
    private final double[] second;
    private double firstPower = 1;
    private double secondPower = 1;

    /**
     * Creates an optimizer.
     *
     * @param values the numbers that it changes
     */
    Adam(double[] values) {
        this.values = values;
        this.first = new double[values.length];
        this.second = new double[values.length];
    }

    void step(double[] gradient, double rate) {
        firstPower *= FIRST_DECAY;
        secondPower *= SECOND_DECAY;
        for (int i = 0; i < values.length; i++) {
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * gradient[i];
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * gradient[i] * gradient[i];
            double mean = first[i] / (1 - firstPower);
            double square = second[i] / (1 - secondPower);
            values[i] -= rate * mean / (Math.sqrt(square) + EPSILON);
        }
    }
}

package org.featurescope.unit;

/** Pearson's correlation of numbers. */
final class Correlation {
    private Correlation() {}

    /**
     * Returns numbers with the mean 0 and the sum of squares 1, so that the sum of the products of two such lists is their
     * correlation; all 0 if the numbers are equal.
     */
    static float[] standardized(float[] numbers) {
        double mean = 0;
        for (float number : numbers) {
            mean += number / numbers.length;
        }
        double squares = 0;
        for (float number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        float[] standardized = new float[numbers.length];
        for (int i = 0; i < numbers.length && squares > 0; i++) {
            standardized[i] = (float) ((numbers[i] - mean) / Math.sqrt(squares));
        }
        return standardized;
    }
}

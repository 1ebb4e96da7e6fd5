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

    /** Returns a number from its index. */
    interface Numbers {
        int at(int index);
    }

    /**
     * Returns the correlation of numbers with those that {@link #standardized} returned; 0 if the numbers are equal.
     *
     * @param from the index of the first number
     */
    static double of(float[] standardized, int from, Numbers numbers) {
        double products = 0;
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < standardized.length; i++) {
            int number = numbers.at(from + i);
            products += number * standardized[i];
            squares += number * (double) number;
            sum += number;
        }
        double variance = squares - sum * sum / standardized.length;
        return variance <= 0 ? 0 : products / Math.sqrt(variance);
    }
}

package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.PictureObjective;

/** Computes each objective on a picture {@code [6, 6, 3]} by its definition. */
record PictureDefinitions(double[] picture, double[] still) {
    private static final int SIZE = TinyNetwork.SIZE;

    double value(PictureObjective objective) {
        double sum = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                for (int colour = 0; colour < 3; colour++) {
                    sum += at(objective, y, x, colour);
                }
            }
        }
        return objective instanceof PictureObjective.L2 ? Math.sqrt(1e-6 + sum) : sum;
    }

    private double at(PictureObjective objective, int y, int x, int colour) {
        double value = pixel(picture, y, x, colour);
        if (objective instanceof PictureObjective.L1 l1) {
            return Math.abs(value - l1.constant());
        } else if (objective instanceof PictureObjective.L2 l2) {
            return Math.pow(value - l2.constant(), 2);
        } else if (objective instanceof PictureObjective.BlurEachStep) {
            return 0.5 * Math.pow(value - blurred(still, 1, y, x, colour), 2);
        } else if (objective instanceof PictureObjective.BoundaryComplexity boundary) {
            int w = boundary.width();
            boolean near = y < w || x < w || y >= SIZE - w || x >= SIZE - w;
            double unlikeBlurred = Math.pow(blurred(picture, 2, y, x, colour) - value, 2);
            return near ? -unlikeBlurred - 0.8 * Math.pow(value - boundary.colour(), 2) : 0;
        }
        double down = y + 1 < SIZE ? Math.abs(pixel(picture, y + 1, x, colour) - value) : 0;
        double right = x + 1 < SIZE ? Math.abs(pixel(picture, y, x + 1, colour) - value) : 0;
        return down + right;
    }

    private static double pixel(double[] picture, int y, int x, int colour) {
        return picture[(y * SIZE + x) * 3 + colour];
    }

    private static double blurred(double[] picture, int reach, int y, int x, int colour) {
        double sum = 0;
        double weights = 0;
        for (int row = Math.max(0, y - reach); row <= Math.min(SIZE - 1, y + reach); row++) {
            for (int column = Math.max(0, x - reach); column <= Math.min(SIZE - 1, x + reach); column++) {
                double weight = Math.abs(row - y) == reach || Math.abs(column - x) == reach ? 0.5 : 1;
                sum += weight * pixel(picture, row, column, colour);
                weights += weight;
            }
        }
        return sum / weights;
    }
}

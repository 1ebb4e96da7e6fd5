package org.featurescope.space;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationMap;

/**
 * Computes the similarity of a layer's channels: the cosine between their activations at positions of photographs,
 *
 * <pre>s_cd = Σ a_c a_d / sqrt(Σ a_c² Σ a_d²),</pre>
 *
 * where all sums run over the same positions. At most {@value #MOST_SIDE} by {@value #MOST_SIDE} evenly spread
 * positions of each photograph are used. Needs the memory of {@code [channels, channels]} doubles. Not thread-safe.
 */
public final class ChannelSimilarity {
    static final int MOST_SIDE = 14;

    private final double[][] products;

    /** Starts without photographs, for a layer with {@code channels} channels. */
    public ChannelSimilarity(int channels) {
        this.products = new double[channels][channels];
    }

    /** Adds the activation of a photograph. */
    public void add(ActivationMap map) {
        int rows = Math.min(MOST_SIDE, map.height());
        int columns = Math.min(MOST_SIDE, map.width());
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                add(map.at(middle(row, rows, map.height()), middle(column, columns, map.width())));
            }
        }
    }

    /** Returns the middle of the {@code part}-th of {@code parts} equal parts of a side. */
    private static int middle(int part, int parts, int side) {
        return (2 * part + 1) * side / (2 * parts);
    }

    private void add(float[] vector) {
        for (int c = 0; c < vector.length; c++) {
            double own = vector[c];
            if (own != 0) {
                double[] row = products[c];
                for (int d = 0; d < vector.length; d++) {
                    row[d] += own * vector[d];
                }
            }
        }
    }

    /** Returns the cosines, {@code [channels][channels]}. Those of a channel that is nowhere active are 0. */
    public double[][] cosines() {
        double[][] cosines = new double[products.length][products.length];
        for (int c = 0; c < products.length; c++) {
            for (int d = 0; d < products.length; d++) {
                double lengths = Math.sqrt(products[c][c] * products[d][d]);
                cosines[c][d] = lengths > 0 ? products[c][d] / lengths : 0;
            }
        }
        return cosines;
    }

    /** Returns the channels that are nowhere active. */
    public List<Integer> silent() {
        List<Integer> silent = new ArrayList<>();
        for (int c = 0; c < products.length; c++) {
            if (products[c][c] == 0) {
                silent.add(c);
            }
        }
        return silent;
    }
}

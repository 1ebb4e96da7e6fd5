package org.featurescope.space;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationMap;

/**
 * How alike the channels of a layer are: the cosine between their activations over positions of photographs,
 *
 * <pre>s_cd = Σ a_c a_d / sqrt(Σ a_c² Σ a_d²),</pre>
 *
 * both sums over the same positions, of each photograph at most {@value #MOST_SIDE} by {@value #MOST_SIDE}, evenly spread. For one
 * thread at a time. Memory is that of {@code [channels, channels]} doubles.
 */
public final class ChannelLikeness {
    static final int MOST_SIDE = 14;

    private final double[][] products;

    /** Of a layer with so many channels; it has seen nothing yet. */
    public ChannelLikeness(int channels) {
        this.products = new double[channels][channels];
    }

    /** Adds the positions of a photograph. */
    public void add(ActivationMap map) {
        int rows = Math.min(MOST_SIDE, map.height());
        int columns = Math.min(MOST_SIDE, map.width());
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                add(map.at(middle(row, rows, map.height()), middle(column, columns, map.width())));
            }
        }
    }

    /** The middle of the {@code part}-th of {@code parts} equal parts of a side. */
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

    /** The cosines, {@code [channels][channels]}; those of a channel that was nowhere active are 0. */
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

    /** The channels that were nowhere active. */
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

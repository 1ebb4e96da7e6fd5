package org.featurescope.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The activations of a layer, summarized for each channel by a few numbers and by a map that is small enough to send.
 *
 * <p>A map has one unsigned byte for each position. Its activation is {@code byte / 255 * maximum[channel]}, rounded;
 * negative activations become 0. Where a side of the layer is longer than a map may be, a position of the map is the
 * mean over {@code factor} x {@code factor} positions of the layer (fewer at the lower and right border), with the
 * smallest whole factor that makes the map fit.
 *
 * @param height rows of the layer
 * @param width columns of the layer
 * @param mean over all positions of the layer, for each channel
 * @param maximum over all positions of the layer, for each channel
 * @param nonZero share of the layer's positions, 0 to 1, at which the channel is not exactly zero
 * @param mapHeight rows of a map
 * @param mapWidth columns of a map
 * @param maps {@code [channels, mapHeight, mapWidth]}
 */
public record ChannelSummary(
        int height,
        int width,
        float[] mean,
        float[] maximum,
        float[] nonZero,
        int mapHeight,
        int mapWidth,
        byte[] maps) {
    /** The most rows and the most columns of a map. */
    public static final int MOST_SIDE = 56;

    /** Reads a layer of shape {@code [height, width, channels]} row by row. */
    @FunctionalInterface
    public interface Rows {
        /** Fills {@code row} with the activations {@code [width, channels]} of row {@code y}. */
        void read(int y, float[] row);
    }

    /**
     * Summarizes the channels of a layer. The layer is read once, row by row.
     *
     * @param mostSide the most rows and columns of a map, at most {@value #MOST_SIDE}
     */
    public static ChannelSummary of(Rows rows, int height, int width, int channels, int mostSide) {
        Pooling pooling = new Pooling(height, width, channels, mostSide);
        float[] row = new float[width * channels];
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            pooling.add(y, row);
        }
        return pooling.summary();
    }

    /** Returns the channels that have an activation which is not finite, in ascending order. Their maps are black. */
    public int[] notFinite() {
        return IntStream.range(0, mean.length)
                .filter(channel -> !Float.isFinite(mean[channel]) || !Float.isFinite(maximum[channel]))
                .toArray();
    }

    /**
     * Accumulates a layer row by row.
     *
     * <p>Implementation note: a row of the layer is one long array, and the accumulators of each column and channel are
     * arrays of the same length. So each loop is long, has no branch and indexes its arrays from 0. The compiler
     * vectorizes such loops; they take half a nanosecond for an activation, however few channels there are.
     */
    private static final class Pooling {
        /** Added to a float in [0, 255], this leaves its nearest whole number in the lowest byte. */
        private static final float ROUNDING = 1 << 23;

        private final int height;
        private final int width;
        private final int channels;
        private final int factor;
        private final int mapHeight;
        private final int mapWidth;
        /** Sums of the layer's positions in each position of the map, {@code [mapHeight, mapWidth, channels]}. */
        private final float[] sums;
        /** Over all rows, {@code [width, channels]}. */
        private final float[] maximumOfColumn;
        /** Over all rows, {@code [width, channels]}. */
        private final float[] nonZeroOfColumn;
        /** Over the rows of the current row of the map, {@code [width, channels]}. */
        private final float[] sumOfColumn;

        private final double[] total;

        Pooling(int height, int width, int channels, int mostSide) {
            this.height = height;
            this.width = width;
            this.channels = channels;
            factor = ceilDivide(Math.max(height, width), mostSide);
            mapHeight = ceilDivide(height, factor);
            mapWidth = ceilDivide(width, factor);
            sums = new float[mapHeight * mapWidth * channels];
            maximumOfColumn = new float[width * channels];
            Arrays.fill(maximumOfColumn, Float.NEGATIVE_INFINITY);
            nonZeroOfColumn = new float[width * channels];
            sumOfColumn = new float[width * channels];
            total = new double[channels];
        }

        private static int ceilDivide(int value, int by) {
            return (value + by - 1) / by;
        }

        void add(int y, float[] row) {
            raise(maximumOfColumn, row);
            count(nonZeroOfColumn, row);
            if (factor == 1) {
                System.arraycopy(row, 0, sums, y * row.length, row.length);
                return;
            }
            add(sumOfColumn, row);
            if ((y + 1) % factor == 0 || y + 1 == height) {
                for (int x = 0; x < width; x++) {
                    addAt(sums, (y / factor * mapWidth + x / factor) * channels, sumOfColumn, x * channels, channels);
                }
                Arrays.fill(sumOfColumn, 0);
            }
        }

        private static void raise(float[] maximum, float[] row) {
            for (int i = 0; i < row.length; i++) {
                maximum[i] = Math.max(maximum[i], row[i]);
            }
        }

        /** Counts the values that are not zero. Two multiplications raise even the smallest of them to 1 or more. */
        private static void count(float[] nonZero, float[] row) {
            for (int i = 0; i < row.length; i++) {
                float large = Math.min(1f, Math.abs(row[i]) * Float.MAX_VALUE);
                nonZero[i] += Math.min(1f, large * Float.MAX_VALUE);
            }
        }

        private static void add(float[] sum, float[] row) {
            for (int i = 0; i < row.length; i++) {
                sum[i] += row[i];
            }
        }

        private static void addAt(float[] sums, int to, float[] columns, int from, int channels) {
            for (int c = 0; c < channels; c++) {
                sums[to + c] += columns[from + c];
            }
        }

        ChannelSummary summary() {
            float[] mean = new float[channels];
            float[] maximum = new float[channels];
            Arrays.fill(maximum, Float.NEGATIVE_INFINITY);
            float[] share = new float[channels];
            for (int start = 0; start < sums.length; start += channels) {
                for (int c = 0; c < channels; c++) {
                    total[c] += sums[start + c];
                }
            }
            for (int start = 0; start < maximumOfColumn.length; start += channels) {
                for (int c = 0; c < channels; c++) {
                    maximum[c] = Math.max(maximum[c], maximumOfColumn[start + c]);
                    share[c] += nonZeroOfColumn[start + c];
                }
            }
            for (int c = 0; c < channels; c++) {
                mean[c] = (float) (total[c] / (height * width));
                share[c] /= height * width;
            }
            return new ChannelSummary(height, width, mean, maximum, share, mapHeight, mapWidth, maps(maximum));
        }

        private byte[] maps(float[] maximum) {
            byte[] maps = new byte[sums.length];
            float[] position = new float[channels];
            float[] scale = new float[channels];
            float[] scaled = new float[channels];
            int scaledFor = 0;
            for (int y = 0; y < mapHeight; y++) {
                int rows = Math.min(factor, height - y * factor);
                for (int x = 0; x < mapWidth; x++) {
                    int pooled = rows * Math.min(factor, width - x * factor);
                    if (pooled != scaledFor) {
                        scaledFor = pooled;
                        fillScale(scale, maximum, pooled);
                    }
                    int at = y * mapWidth + x;
                    System.arraycopy(sums, at * channels, position, 0, channels);
                    scale(scaled, position, scale);
                    scatter(maps, at, mapHeight * mapWidth, scaled);
                }
            }
            return maps;
        }

        /** Computes the factors that turn sums over {@code pooled} positions into bytes. */
        private static void fillScale(float[] scale, float[] maximum, int pooled) {
            for (int c = 0; c < scale.length; c++) {
                // a maximum close to zero has no finite scale; with the largest float its byte is at most 255
                scale[c] = maximum[c] > 0 ? Math.min(Float.MAX_VALUE, 255 / (maximum[c] * pooled)) : 0;
            }
        }

        private static void scale(float[] scaled, float[] position, float[] scale) {
            for (int c = 0; c < position.length; c++) {
                scaled[c] = Math.max(0f, position[c] * scale[c]) + ROUNDING;
            }
        }

        private static void scatter(byte[] maps, int first, int stride, float[] scaled) {
            int at = first;
            for (int c = 0; c < scaled.length; c++) {
                maps[at] = (byte) Float.floatToRawIntBits(scaled[c]);
                at += stride;
            }
        }
    }
}

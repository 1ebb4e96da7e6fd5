package org.featurescope.tensor;

import java.util.Arrays;

/**
 * What the channels of a layer answer, in numbers and in maps small enough to send.
 *
 * <p>A map keeps one unsigned byte for each position: {@code byte / 255 * maximum[channel]} is its activation, rounded; what is
 * negative is 0. Where a side of the layer is longer than {@value #MOST_SIDE}, a position of the map is the mean over
 * {@code factor} x {@code factor} positions of the layer (over fewer at the lower and right border), the least whole factor that
 * makes the map fit.
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

    /** The channels that are summed up, the layer being read once, a row at a time. */
    public static ChannelSummary of(Rows rows, int height, int width, int channels) {
        Pooling pooling = new Pooling(height, width, channels);
        float[] row = new float[width * channels];
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            pooling.add(y, row);
        }
        return pooling.summary();
    }

    /** The channel of the first activation that is no finite number, or -1. */
    public int firstNotFinite() {
        for (int channel = 0; channel < mean.length; channel++) {
            if (!Float.isFinite(mean[channel]) || !Float.isFinite(maximum[channel])) {
                return channel;
            }
        }
        return -1;
    }

    /** Sums of the layer's positions for each position of the map, {@code [mapHeight, mapWidth, channels]}. */
    private static final class Pooling {
        private final int height;
        private final int width;
        private final int channels;
        private final int factor;
        private final int mapHeight;
        private final int mapWidth;
        private final float[] sums;
        private final float[] maximum;
        private final int[] nonZero;

        Pooling(int height, int width, int channels) {
            this.height = height;
            this.width = width;
            this.channels = channels;
            factor = ceilDivide(Math.max(height, width), MOST_SIDE);
            mapHeight = ceilDivide(height, factor);
            mapWidth = ceilDivide(width, factor);
            sums = new float[mapHeight * mapWidth * channels];
            maximum = new float[channels];
            Arrays.fill(maximum, Float.NEGATIVE_INFINITY);
            nonZero = new int[channels];
        }

        private static int ceilDivide(int value, int by) {
            return (value + by - 1) / by;
        }

        void add(int y, float[] row) {
            int rowOfMap = y / factor * mapWidth;
            for (int x = 0; x < width; x++) {
                addPosition(row, x * channels, (rowOfMap + x / factor) * channels);
            }
        }

        /** The inner loops run over the channels, which lie side by side, so that they are vectorized. */
        private void addPosition(float[] row, int from, int to) {
            for (int c = 0; c < channels; c++) {
                sums[to + c] += row[from + c];
            }
            for (int c = 0; c < channels; c++) {
                maximum[c] = Math.max(maximum[c], row[from + c]);
            }
            for (int c = 0; c < channels; c++) {
                nonZero[c] += row[from + c] == 0 ? 0 : 1;
            }
        }

        ChannelSummary summary() {
            float[] share = new float[channels];
            for (int c = 0; c < channels; c++) {
                share[c] = (float) nonZero[c] / (height * width);
            }
            return new ChannelSummary(height, width, mean(), maximum, share, mapHeight, mapWidth, maps());
        }

        private float[] mean() {
            double[] total = new double[channels];
            for (int position = 0; position < mapHeight * mapWidth; position++) {
                for (int c = 0; c < channels; c++) {
                    total[c] += sums[position * channels + c];
                }
            }
            float[] mean = new float[channels];
            for (int c = 0; c < channels; c++) {
                mean[c] = (float) (total[c] / (height * width));
            }
            return mean;
        }

        private byte[] maps() {
            byte[] maps = new byte[sums.length];
            int positions = mapHeight * mapWidth;
            float[] scale = new float[channels];
            int scaledFor = 0;
            for (int y = 0; y < mapHeight; y++) {
                int rows = Math.min(factor, height - y * factor);
                for (int x = 0; x < mapWidth; x++) {
                    int pooled = rows * Math.min(factor, width - x * factor);
                    if (pooled != scaledFor) {
                        scaledFor = pooled;
                        fillScale(scale, pooled);
                    }
                    int position = y * mapWidth + x;
                    for (int c = 0; c < channels; c++) {
                        float value = sums[position * channels + c] * scale[c] + 0.5f;
                        maps[c * positions + position] = (byte) Math.max(0, Math.min(255, (int) value));
                    }
                }
            }
            return maps;
        }

        /** What a sum over {@code pooled} positions is multiplied by for its byte. */
        private void fillScale(float[] scale, int pooled) {
            for (int c = 0; c < channels; c++) {
                scale[c] = maximum[c] > 0 ? 255 / (maximum[c] * pooled) : 0;
            }
        }
    }
}

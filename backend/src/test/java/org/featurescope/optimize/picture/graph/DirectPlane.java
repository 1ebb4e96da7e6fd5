package org.featurescope.optimize.picture.graph;

import java.util.List;
import org.featurescope.optimize.picture.MagnitudeSpectrum;
import org.featurescope.optimize.picture.Parameterization.Fourier;
import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.Waves;

/** Computes every parameterization by its definition, pixel by pixel, in double precision. */
record DirectPlane(int batch, int size, PictureSettings settings) {
    /** Returns the colours and, if there is any, the opacity of a pixel, in [0, 1]. */
    double[] colours(List<Variable> variables, List<float[]> values, int picture, int y, int x) {
        double[] plane = new double[settings.planes()];
        for (int index = 0; index < variables.size(); index++) {
            add(plane, variables.get(index), values.get(index), index, new int[] {picture, y, x});
        }
        double[] colours = plane.clone();
        if (settings.decorrelated()) {
            double[][] lucid = {{0.26, 0.09, 0.02}, {0.27, 0, -0.05}, {0.27, -0.09, 0.03}};
            for (int rgb = 0; rgb < 3; rgb++) {
                colours[rgb] = 0;
                for (int from = 0; from < 3; from++) {
                    colours[rgb] += lucid[rgb][from] / Math.sqrt(0.26 * 0.26 + 2 * 0.27 * 0.27) * plane[from];
                }
            }
        }
        for (int at = 0; at < colours.length; at++) {
            colours[at] = 1 / (1 + Math.exp(-colours[at]));
        }
        return colours;
    }

    private void add(double[] plane, Variable variable, float[] values, int index, int[] place) {
        if (settings.parameterization() instanceof PhaseOnly) {
            addWaves(plane, variable, values, place);
        } else if (settings.parameterization() instanceof Fourier fourier && index == 0) {
            addFourier(plane, fourier, variable, values, place);
        } else {
            addGrid(plane, variable, values, place);
        }
    }

    private void addFourier(double[] plane, Fourier fourier, Variable variable, float[] values, int[] place) {
        int count = (int) variable.shape()[0];
        for (int h = 0; h < count; h++) {
            for (int v = 0; v < count; v++) {
                double wave = column(h, place[2]) * column(v, place[1]);
                double cycles = Math.max(1, Math.hypot((h + 1) / 2, (v + 1) / 2));
                for (int at = 0; at < plane.length; at++) {
                    boolean chroma = settings.decorrelated() && (at == 1 || at == 2);
                    double decay = chroma ? fourier.chromaDecay() : fourier.lumaDecay();
                    plane[at] += wave
                            * Math.pow(cycles, -decay)
                            * (size / 4.0)
                            * value(variable, values, h, v, place[0], at);
                }
            }
        }
    }

    private double column(int index, int sample) {
        int cycles = (index + 1) / 2;
        double angle = 2 * Math.PI * cycles * sample / size;
        boolean single = index == 0 || 2 * cycles == size;
        return Math.sqrt((single ? 1.0 : 2.0) / size)
                * (index % 2 == 0 && index > 0 ? Math.sin(angle) : Math.cos(angle));
    }

    private void addWaves(double[] plane, Variable variable, float[] values, int[] place) {
        Waves waves = new Waves(size);
        float[] magnitudes = MagnitudeSpectrum.shipped().magnitudes(waves, settings.decorrelated(), settings.planes());
        for (int row = 0; row < waves.most(); row++) {
            for (int column = 0; column < waves.columns(); column++) {
                int h = column == 2 * waves.most() + 1 ? 0 : row + 1;
                int v = vertical(waves, row, column);
                double angle = 2 * Math.PI * (h * place[2] + v * place[1]) / size;
                for (int at = 0; at < plane.length; at++) {
                    double phase = value(variable, values, row, column, place[0], at);
                    double magnitude = magnitudes[(row * waves.columns() + column) * plane.length + at];
                    plane[at] += 2.0 / size * magnitude * Math.cos(angle + phase);
                }
            }
        }
    }

    /** Returns the signed vertical cycles of a wave. */
    static int vertical(Waves waves, int row, int column) {
        if (column < waves.most()) {
            return column + 1;
        }
        if (column < 2 * waves.most()) {
            return -(column - waves.most() + 1);
        }
        return column == 2 * waves.most() ? 0 : row + 1;
    }

    /** Linear interpolation in both directions and over the batch. */
    private void addGrid(double[] plane, Variable variable, float[] values, int[] place) {
        int count = (int) variable.shape()[0];
        boolean pixels = count == size;
        for (int first = 0; first < count; first++) {
            for (int second = 0; second < count; second++) {
                int row = pixels ? first : second;
                int column = pixels ? second : first;
                double weight = hat(place[1], size, row, count) * hat(place[2], size, column, count);
                for (int image = 0; image < variable.images() && weight > 0; image++) {
                    double share = settings.shared().periodic()
                            ? hatOnCircle(place[0], batch, image, variable.images())
                            : hat(place[0], batch, image, variable.images());
                    for (int at = 0; at < plane.length; at++) {
                        plane[at] += weight * share * value(variable, values, first, second, image, at);
                    }
                }
            }
        }
    }

    /** Returns the weight of sample {@code from} of {@code count} at sample {@code to} of {@code length}. */
    private static double hat(int to, int length, int from, int count) {
        double place = Math.max(0, Math.min(count - 1, (to + 0.5) / length * count - 0.5));
        return Math.max(0, 1 - Math.abs(place - from));
    }

    /** Returns the weight of sample {@code from} of {@code count} on a circle at sample {@code to} of {@code length}. */
    private static double hatOnCircle(int to, int length, int from, int count) {
        if (count == 1) {
            return 1;
        }
        double distance = Math.abs((double) to / length - (double) from / count);
        return Math.max(0, 1 - Math.min(distance, 1 - distance) * count);
    }

    private static double value(Variable variable, float[] values, int first, int second, int image, int plane) {
        int at = (int) (first * variable.shape()[1] + second) * variable.images() + image;
        return values[at * variable.planes() + plane];
    }
}

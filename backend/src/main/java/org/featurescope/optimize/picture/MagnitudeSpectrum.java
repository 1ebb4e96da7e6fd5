package org.featurescope.optimize.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.featurescope.image.RgbImage;

/**
 * The magnitudes of the waves of photographs, by their number of cycles over the picture and their colour.
 *
 * <p>They were measured on the sample photographs that ship with the product. The middle of each is resized to {@value #SIDE} x
 * {@value #SIDE}; the mean of its logits is subtracted; a Hann window of mean square 1 removes the edges at its borders; and
 * it is transformed. The magnitudes are averaged over all photographs and all directions, for each whole number of cycles.
 * The spectrum in cycles over the picture hardly depends on the size of the picture, so the table serves every size. Between
 * whole numbers, a power of the cycles is interpolated; above the table, the power of its last octave is extrapolated.
 *
 * <p>The table is the resource {@value #RESOURCE}. Its test measures it again and can write it anew.
 *
 * @see <a href="https://doi.org/10.1364/JOSAA.4.002379">Field, Relations between the statistics of natural images and the
 *     response properties of cortical cells, 1987</a>
 */
public final class MagnitudeSpectrum {
    static final String RESOURCE = "magnitude-spectrum.txt";
    /** Pixels on a side of the measured photographs. */
    static final int SIDE = 256;
    /** Three decorrelated colours, then red, green and blue. */
    private static final int COLUMNS = 6;

    /** The mean magnitudes of a unitary transform, divided by the side; a row for each number of cycles from 1. */
    private final List<double[]> byCycles;

    private MagnitudeSpectrum(List<double[]> byCycles) {
        this.byCycles = List.copyOf(byCycles);
    }

    /** Returns the spectrum of the product's sample photographs. */
    public static MagnitudeSpectrum shipped() {
        return Shipped.SPECTRUM;
    }

    /** Measures the spectrum of photographs of any size. */
    static MagnitudeSpectrum measure(List<RgbImage> photographs) {
        Waves waves = new Waves(SIDE);
        double[][] sums = new double[waves.most()][COLUMNS];
        int[] counts = new int[waves.most()];
        for (RgbImage photograph : photographs) {
            add(photograph, true, 0, waves, sums);
            add(photograph, false, 3, waves, sums);
        }
        for (int wave = 0; wave < waves.most() * waves.columns(); wave++) {
            int ring = ring(waves, wave);
            if (ring < counts.length) {
                counts[ring] += photographs.size();
            }
        }
        List<double[]> means = new ArrayList<>();
        for (int ring = 0; ring < counts.length; ring++) {
            double[] mean = new double[COLUMNS];
            for (int column = 0; column < COLUMNS; column++) {
                mean[column] = sums[ring][column] / counts[ring] / SIDE;
            }
            means.add(mean);
        }
        return new MagnitudeSpectrum(means);
    }

    private static void add(RgbImage photograph, boolean decorrelated, int firstColumn, Waves waves, double[][] sums) {
        float[][] parts = waves.transformed(windowed(PhotographPlane.of(photograph, SIDE, decorrelated, 3)), 3);
        for (int at = 0; at < parts[0].length; at++) {
            int ring = ring(waves, at / 3);
            if (ring < sums.length) {
                sums[ring][firstColumn + at % 3] += Math.hypot(parts[0][at], parts[1][at]);
            }
        }
    }

    /** Returns the row of the table that is nearest to a wave. */
    private static int ring(Waves waves, int wave) {
        return (int) Math.round(waves.cycles(wave / waves.columns(), wave % waves.columns())) - 1;
    }

    private static float[] windowed(float[] plane) {
        double[] means = new double[3];
        for (int at = 0; at < plane.length; at++) {
            means[at % 3] += (double) plane[at] / (SIDE * SIDE);
        }
        float[] windowed = new float[plane.length];
        for (int at = 0; at < plane.length; at++) {
            int pixel = at / 3;
            windowed[at] = (float) ((plane[at] - means[at % 3]) * hann(pixel / SIDE) * hann(pixel % SIDE));
        }
        return windowed;
    }

    /** Returns the value of a Hann window of mean square 1. */
    private static double hann(int pixel) {
        double sine = Math.sin(Math.PI * (pixel + 0.5) / SIDE);
        return sine * sine / Math.sqrt(0.375);
    }

    /**
     * Returns the magnitudes of all waves of a square picture, in a unitary transform, {@code [most, 2 most + 2, planes]}.
     * Opacity, the fourth plane, has the magnitudes of the first plane.
     */
    public float[] magnitudes(Waves waves, boolean decorrelated, int planes) {
        float[] magnitudes = new float[waves.most() * waves.columns() * planes];
        for (int at = 0; at < magnitudes.length; at++) {
            int wave = at / planes;
            double cycles = waves.cycles(wave / waves.columns(), wave % waves.columns());
            int column = at % planes % 3 + (decorrelated ? 0 : 3);
            magnitudes[at] = (float) (waves.size() * at(cycles, column));
        }
        return magnitudes;
    }

    private double at(double cycles, int column) {
        int last = byCycles.size();
        int lower = cycles < last ? (int) cycles : last / 2;
        int upper = cycles < last ? lower + 1 : last;
        double from = byCycles.get(lower - 1)[column];
        double power = Math.log(byCycles.get(upper - 1)[column] / from) / Math.log((double) upper / lower);
        return from * Math.pow(cycles / lower, power);
    }

    /** Returns the table in the format of the resource. */
    String text() {
        StringBuilder text = new StringBuilder("# Mean magnitude of the waves of the sample photographs, see"
                + " MagnitudeSpectrum: cycles over the picture, three decorrelated colours, red, green, blue\n");
        for (int ring = 0; ring < byCycles.size(); ring++) {
            text.append(ring + 1);
            for (double mean : byCycles.get(ring)) {
                text.append(String.format(Locale.ROOT, " %.4e", mean));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Parses the table in the format of the resource. */
    static MagnitudeSpectrum parse(String text) {
        return new MagnitudeSpectrum(text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(MagnitudeSpectrum::row)
                .toList());
    }

    private static double[] row(String line) {
        String[] words = line.split(" ", -1);
        double[] row = new double[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            row[column] = Double.parseDouble(words[column + 1]);
        }
        return row;
    }

    /** Reads the resource on first use. */
    private static final class Shipped {
        static final MagnitudeSpectrum SPECTRUM = read();

        private static MagnitudeSpectrum read() {
            try (InputStream in =
                    Objects.requireNonNull(MagnitudeSpectrum.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException("the product's %s cannot be read".formatted(RESOURCE), e);
            }
        }
    }
}

package org.featurescope.optimize.picture.graph;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.optimize.picture.MagnitudeSpectrum;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.Waves;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A plane made of waves with fixed magnitudes. The variable holds their phases in radians, {@code [most, 2 most + 2,
 * batch * planes]}. The mean of the plane is zero: mid-grey.
 *
 * @see Waves
 */
final class PhasePlane implements PicturePlane {
    private final int batch;
    private final PictureSettings settings;
    private final int planes;
    private final Waves waves;
    private final float[] magnitudes;
    private final Variable variable;

    PhasePlane(int batch, int size, PictureSettings settings) {
        this.batch = batch;
        this.settings = settings;
        this.planes = settings.planes();
        this.waves = new Waves(size);
        this.magnitudes = MagnitudeSpectrum.shipped().magnitudes(waves, settings.decorrelated(), planes);
        this.variable = Variable.of(0, waves.most(), waves.columns(), batch, planes);
    }

    @Override
    public List<Variable> variables() {
        return List.of(variable);
    }

    @Override
    public Operand<TFloat32> build(PlaneOps ops, List<Operand<TFloat32>> values) {
        var tf = ops.tf();
        Operand<TFloat32> phases = values.get(0);
        Operand<TFloat32> magnitude = ops.repeated(coefficientMagnitudes(), waves.most(), waves.columns(), batch);
        Operand<TFloat32> real = tf.math.mul(tf.math.cos(phases), magnitude);
        Operand<TFloat32> imaginary = tf.math.mul(tf.math.sin(phases), magnitude);
        Operand<TFloat32> coefficients = coefficients(ops, real, imaginary);
        int count = waves.basisCount();
        return ops.onBothAxes(waves.basis(), ops.correlated(coefficients, count, count, batch), batch * planes);
    }

    /** Adds the four products of {@link Waves}, arranged as {@code [constant | cosines | sines]} on both axes. */
    private Operand<TFloat32> coefficients(PlaneOps ops, Operand<TFloat32> real, Operand<TFloat32> imaginary) {
        var tf = ops.tf();
        int most = waves.most();
        Operand<TFloat32> cosF = columns(ops, real, 0, most);
        Operand<TFloat32> cosG = columns(ops, real, most, most);
        Operand<TFloat32> sinF = columns(ops, imaginary, 0, most);
        Operand<TFloat32> sinG = columns(ops, imaginary, most, most);
        int depth = batch * planes;
        Operand<TFloat32> none = tf.zeros(tf.constant(new int[] {1, 1, depth}), TFloat32.class);
        Operand<TFloat32> constant = concatenated(
                ops,
                1,
                none,
                ops.reshape(columns(ops, real, 2 * most + 1, 1), 1, most, depth),
                ops.reshape(tf.math.neg(columns(ops, imaginary, 2 * most + 1, 1)), 1, most, depth));
        Operand<TFloat32> cosines =
                concatenated(ops, 1, columns(ops, real, 2 * most, 1), tf.math.add(cosF, cosG), tf.math.sub(sinG, sinF));
        Operand<TFloat32> sines = concatenated(
                ops,
                1,
                tf.math.neg(columns(ops, imaginary, 2 * most, 1)),
                tf.math.neg(tf.math.add(sinF, sinG)),
                tf.math.sub(cosG, cosF));
        return concatenated(ops, 0, constant, cosines, sines);
    }

    private Operand<TFloat32> columns(PlaneOps ops, Operand<TFloat32> parts, int first, int count) {
        var tf = ops.tf();
        return tf.slice(
                parts, tf.constant(new int[] {0, first, 0}), tf.constant(new int[] {waves.most(), count, batch * planes
                }));
    }

    @SafeVarargs
    private static Operand<TFloat32> concatenated(PlaneOps ops, int axis, Operand<TFloat32>... parts) {
        return ops.tf().concat(List.of(parts), ops.tf().constant(axis));
    }

    /** Returns the magnitudes as coefficients of the orthonormal columns; the values of the constant column are smaller. */
    private float[] coefficientMagnitudes() {
        float[] coefficients = magnitudes.clone();
        for (int at = 0; at < coefficients.length; at++) {
            if (waves.alongAxis(at / planes % waves.columns())) {
                coefficients[at] *= (float) Math.sqrt(2);
            }
        }
        return coefficients;
    }

    /** Returns a phase from the uniform distribution; with nearly equal phases all waves would peak at the same corner. */
    @Override
    public double noise(Random random, double deviation) {
        return Math.PI * (2 * random.nextDouble() - 1);
    }

    @Override
    public List<float[]> values(List<float[]> ofPictures) {
        return List.of(variable.joined(ofPictures.stream().map(this::phases).toList()));
    }

    private float[] phases(float[] plane) {
        float[][] parts = waves.transformed(plane, planes);
        float[] phases = new float[parts[0].length];
        for (int at = 0; at < phases.length; at++) {
            phases[at] = (float) Math.atan2(parts[1][at], parts[0][at]);
        }
        return phases;
    }

    /** Keeps the phase of each wave of the smaller picture and takes those of the other waves from {@code noise}. */
    @Override
    public List<float[]> enlarged(int smaller, List<float[]> values, List<float[]> noise) {
        PhasePlane before = new PhasePlane(batch, smaller, settings);
        return List.of(variable.joined(IntStream.range(0, batch)
                .mapToObj(image -> enlarged(
                        before, before.variable.image(values.get(0), image), variable.image(noise.get(0), image)))
                .toList()));
    }

    private float[] enlarged(PhasePlane before, float[] phases, float[] noise) {
        float[] enlarged = noise.clone();
        int most = waves.most();
        int mostBefore = before.waves.most();
        for (int row = 0; row < mostBefore; row++) {
            for (int column = 0; column < before.waves.columns(); column++) {
                int block = column / mostBefore;
                int newColumn = block * most + column - block * mostBefore;
                System.arraycopy(
                        phases,
                        (row * before.waves.columns() + column) * planes,
                        enlarged,
                        (row * waves.columns() + newColumn) * planes,
                        planes);
            }
        }
        return enlarged;
    }
}

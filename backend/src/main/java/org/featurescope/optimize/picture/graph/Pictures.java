package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.picture.PhotographPlane;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.Start;
import org.featurescope.validate.Validate;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * A batch of square pictures: the variables that an optimizer moves, and the values that they start from. It holds no native
 * memory and no state, and several threads may use it.
 */
public final class Pictures {
    private final int batch;
    private final int size;
    private final PictureSettings settings;
    private final PicturePlane plane;

    private Pictures(int batch, int size, PictureSettings settings) {
        this.batch = batch;
        this.size = size;
        this.settings = settings;
        this.plane = settings.parameterization().accept(new PlaneFactory(batch, size, settings));
    }

    /** Returns {@code batch} pictures of {@code size} pixels on a side. */
    public static Pictures of(int batch, int size, PictureSettings settings) {
        Validate.inRange("batch", batch, 1, 1 << 12);
        Validate.inRange("size", size, 4, RgbImage.MOST_SIDE);
        return new Pictures(batch, size, settings);
    }

    /** Returns the number of pictures. */
    public int batch() {
        return batch;
    }

    /** Returns the pixels on a side of a picture. */
    public int size() {
        return size;
    }

    /** Returns the number of planes of a picture: 3, or 4 with opacity. */
    public int planes() {
        return settings.planes();
    }

    /** Returns the settings of the pictures. */
    PictureSettings settings() {
        return settings;
    }

    /** Returns the variables that an optimizer moves, in the order of all lists of values here. */
    public List<Variable> variables() {
        return plane.variables();
    }

    /** Returns the values of the variables at a start from noise. */
    public List<float[]> start(Start.Noise start) {
        Validate.isTrue(
                "keys",
                start.keys().size() == batch,
                "%d keys for a batch of %d pictures".formatted(start.keys().size(), batch));
        return noise(start);
    }

    /** Returns the values of the variables at a start from photographs. */
    public List<float[]> start(Start.Photograph start) {
        List<RgbImage> photographs = start.photographs();
        Validate.isTrue(
                "photographs",
                photographs.size() == 1 || photographs.size() == batch,
                "%d photographs for a batch of %d pictures".formatted(photographs.size(), batch));
        List<float[]> planes = photographs.stream()
                .map(photograph -> PhotographPlane.of(photograph, size, settings.decorrelated(), settings.planes()))
                .toList();
        return plane.values(IntStream.range(0, batch)
                .mapToObj(picture -> planes.get(planes.size() == 1 ? 0 : picture))
                .toList());
    }

    private List<float[]> noise(Start.Noise noise) {
        List<Variable> variables = plane.variables();
        return IntStream.range(0, variables.size())
                .mapToObj(index -> StartNoise.draw(
                        noise, variables.get(index), index, random -> plane.noise(random, settings.startDeviation())))
                .toList();
    }

    /**
     * Returns the values of the variables that make the same pictures as {@code values} make in a smaller size, so that a run
     * can continue in this size. New frequencies start with zeros, new phases with the noise.
     *
     * @param before the smaller pictures, with the same batch, parameterization, shared resolutions and planes
     */
    public List<float[]> enlarged(Pictures before, List<float[]> values, Start.Noise noise) {
        boolean fits = before.batch == batch
                && before.size <= size
                && before.settings.planes() == settings.planes()
                && before.settings.shared().equals(settings.shared())
                && before.settings.parameterization().equals(settings.parameterization());
        if (!fits) {
            throw new IllegalArgumentException("pictures of %d pixels, %s, cannot continue in %d pixels, %s"
                    .formatted(before.size, before.settings, size, settings));
        }
        return plane.enlarged(before.size, values, noise(noise));
    }

    /** Adds the variables and the planes that they make, {@code [size * size, batch * planes]}. */
    Operand<TFloat32> addPlanes(PlaneOps ops) {
        return plane.build(ops, reads(ops.tf()));
    }

    private List<Operand<TFloat32>> reads(Ops tf) {
        List<Operand<TFloat32>> reads = new ArrayList<>();
        for (Variable variable : variables()) {
            Shape shape = Shape.of(variable.shape());
            // without a shared name all variables of a session would be the same
            var handle = tf.withName(PictureGraph.local(variable.handle()))
                    .varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(variable.handle()));
            var start = tf.withName(PictureGraph.local(variable.start()))
                    .placeholder(TFloat32.class, Placeholder.shape(shape));
            tf.withName(PictureGraph.local(variable.assignStart())).assignVariableOp(handle, start);
            reads.add(tf.withName(PictureGraph.local(variable.read())).readVariableOp(handle, TFloat32.class));
        }
        return reads;
    }
}

package org.featurescope.optimize.picture.graph;

import java.util.Optional;
import org.featurescope.model.InputSpec;
import org.featurescope.optimize.picture.View;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Adds the nodes from planes to colours: the sigmoid, opacity, and the network's input range. The last operation turns
 * pixels with the batch as the innermost axis into pictures with the batch as the outermost axis.
 */
final class PictureColours {
    private static final float GREY = 0.5f;

    private final PlaneOps ops;
    private final Ops tf;

    PictureColours(PlaneOps ops) {
        this.ops = ops;
        this.tf = ops.tf();
    }

    /**
     * Adds {@link PictureGraph#SEEN} of planes {@code [side * side, batch * planes]}.
     *
     * @param sampling samples the planes through the step's transformation; empty without a transformation
     */
    void addSeen(Operand<TFloat32> planes, View view, Optional<Sampling> sampling, InputSpec input) {
        if (sampling.isEmpty()) {
            addSeen(planes, view.seen(), Optional.empty(), input);
            return;
        }
        Sampling.Nodes nodes = sampling.get().nodes(tf);
        Operand<TFloat32> sampled =
                tf.withName(PictureGraph.local(PictureGraph.SAMPLED)).identity(nodes.sampled(planes));
        addSeen(sampled, view.seen(), Optional.of(nodes.coverage()), input);
    }

    /**
     * Adds what the network sees. Where the picture is transparent, and outside of it, it sees a background that is drawn
     * anew in each step. So the picture becomes opaque only where its colours help with any background.
     *
     * @param plane {@code [seen * seen, batch * planes]}
     * @param coverage {@code [1, seen, seen, 1]}, the share of each pixel that lies inside the picture; empty for 1
     */
    private void addSeen(Operand<TFloat32> plane, int seen, Optional<Operand<TFloat32>> coverage, InputSpec input) {
        Operand<TFloat32> colours = tf.math.sigmoid(plane);
        if (!ops.settings().alpha()) {
            tf.withName("seen").identity(byPicture(ranged(colours, input), seen, 3));
            return;
        }
        Operand<TFloat32> pictures = byPicture(colours, seen, 4);
        Operand<TFloat32> opacity = channels(pictures, seen, 3, 1);
        if (coverage.isPresent()) {
            opacity = tf.math.mul(opacity, coverage.get());
        }
        Operand<TFloat32> background = new Background(tf, ops.batch(), seen).colours();
        Operand<TFloat32> over =
                tf.math.add(background, tf.math.mul(opacity, tf.math.sub(channels(pictures, seen, 0, 3), background)));
        tf.withName("seen").identity(ranged(over, input));
    }

    /** Adds {@link PictureGraph#FRAME} of planes {@code [size * size, batch * planes]}. */
    void addFrame(Operand<TFloat32> plane) {
        Operand<TFloat32> levels = tf.math.rint(tf.math.mul(tf.math.sigmoid(plane), tf.constant(255f)));
        tf.withName("frame")
                .dtypes
                .cast(byPicture(levels, ops.size(), ops.settings().planes()), TUint8.class);
    }

    /** Adds {@link PictureGraph#MEAN_ALPHA}. */
    void addMeanAlpha(Operand<TFloat32> plane) {
        Operand<TFloat32> planes = ops.reshape(tf.math.sigmoid(plane), ops.size() * ops.size(), ops.batch(), 4);
        Operand<TFloat32> mean = tf.math.mean(planes, tf.constant(0));
        Operand<TFloat32> opacity =
                tf.slice(mean, tf.constant(new int[] {0, 3}), tf.constant(new int[] {ops.batch(), 1}));
        tf.withName("mean_alpha").reshape(opacity, tf.constant(new int[] {ops.batch()}));
    }

    /** Adds {@link PictureGraph#PICTURE}. */
    void addUntransformed(Operand<TFloat32> plane) {
        int planes = ops.settings().planes();
        Operand<TFloat32> pictures = byPicture(tf.math.sigmoid(plane), ops.size(), planes);
        if (ops.settings().alpha()) {
            Operand<TFloat32> grey = tf.constant(GREY);
            Operand<TFloat32> colours = channels(pictures, ops.size(), 0, 3);
            Operand<TFloat32> opacity = channels(pictures, ops.size(), 3, 1);
            pictures = tf.math.add(tf.math.mul(opacity, tf.math.sub(colours, grey)), grey);
        }
        tf.withName("untransformed").identity(pictures);
    }

    private Operand<TFloat32> ranged(Operand<TFloat32> colours, InputSpec input) {
        return tf.math.add(
                tf.math.mul(colours, tf.constant((float) input.scale())), tf.constant((float) input.offset()));
    }

    private Operand<TFloat32> channels(Operand<TFloat32> pictures, int side, int first, int count) {
        return tf.slice(
                pictures, tf.constant(new int[] {0, 0, 0, first}), tf.constant(new int[] {ops.batch(), side, side, count
                }));
    }

    /** Adds a transposition of pixels {@code [side * side, batch * planes]} to pictures {@code [batch, side, side, planes]}. */
    private Operand<TFloat32> byPicture(Operand<TFloat32> pixels, int side, int planes) {
        Operand<TFloat32> separated = ops.reshape(pixels, side * side, ops.batch(), planes);
        Operand<TFloat32> transposed = tf.linalg.transpose(separated, tf.constant(new int[] {1, 0, 2}));
        return ops.reshape(transposed, ops.batch(), side, side, planes);
    }
}

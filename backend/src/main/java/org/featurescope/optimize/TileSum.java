package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.optimize.picture.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * The mean of the gradients of a picture's tiles, gathered tile by tile in variables of the graph, so that no gradient
 * leaves it and no more than one tile is in memory: {@code (1 / tiles) sum over tiles of gradient}.
 *
 * @see <a href="https://github.com/google/deepdream">Mordvintsev, Olah and Tyka, DeepDream, 2015</a>
 */
final class TileSum {
    private static final String SCOPE = "tiles";
    private static final String FIRST = SCOPE + "/first";
    private static final String NEXT = SCOPE + "/next";

    private final List<Operand<TFloat32>> means = new ArrayList<>();

    /**
     * @param variables of the pictures
     * @param gradients of one tile's objective with respect to them
     * @param tiles how many there will be in each step
     */
    TileSum(Ops root, List<Variable> variables, List<? extends Operand<TFloat32>> gradients, int tiles) {
        Ops tf = root.withSubScope(SCOPE);
        List<Op> firsts = new ArrayList<>();
        List<Op> nexts = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            Shape shape = Shape.of(variables.get(i).shape());
            String name = "mean_" + i;
            var mean = tf.withName(name).varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(SCOPE + "/" + name));
            Operand<TFloat32> share = tf.math.mul(gradients.get(i), tf.constant(1f / tiles));
            firsts.add(tf.assignVariableOp(mean, share));
            nexts.add(tf.assignAddVariableOp(mean, share));
            // its shape is not known to the graph otherwise
            means.add(tf.reshape(tf.readVariableOp(mean, TFloat32.class), tf.constant(shape)));
        }
        tf.withControlDependencies(firsts).withName("first").noOp();
        tf.withControlDependencies(nexts).withName("next").noOp();
    }

    /** The mean so far of each variable's gradient, in its shape. */
    List<Operand<TFloat32>> means() {
        return List.copyOf(means);
    }

    /** The node that takes tile number {@code tile}, from 0, of a step in. */
    static String take(int tile) {
        return tile == 0 ? FIRST : NEXT;
    }

    /** The nodes that a step runs. */
    static Stream<String> targets() {
        return Stream.of(FIRST, NEXT);
    }
}

package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * A layer's map projected on a direction at every position, without the map.
 *
 * <p>What makes a map before its ReLU is linear, and so is the projection, so the direction is taken back through it:
 * a concatenation is projected branch by branch, each on its part of the direction; a bias is projected by itself; and a
 * convolution by the filters {@code W} becomes one by the single filter
 * {@code sum over o of W[dy, dx, i, o] direction[o]}, which differs from picture to picture. Of the layer that is wanted,
 * often the most costly one, hardly anything is left to compute, forward or backward. The values are the same to rounding.
 *
 * <p>The single filter is applied as a product over channels, {@code [positions, channels] x [channels, taps]}, whose taps
 * a convolution with a constant filter then gathers and sums.
 */
final class LayerProjection {
    /** The name of the nodes that hold single filters; they depend on the directions and on no picture. */
    static final String SINGLE_FILTER = "single_filter";

    /** How much slower than a wide convolution, for each multiply-add, the narrow products here are taken to be. */
    private static final long NARROW = 4;

    private final Ops tf;
    private final int batch;

    private LayerProjection(Ops tf, int batch) {
        this.tf = tf;
        this.batch = batch;
    }

    /**
     * Adds the projection to a graph.
     *
     * @param map {@code [batch, height, width, channels]} or {@code [batch, channels]}, of known shape
     * @param directions {@code [batch, channels]}, one for each picture
     * @return {@code [batch, positions]}
     */
    static Operand<TFloat32> of(Ops tf, Output<TFloat32> map, Operand<TFloat32> directions) {
        return new LayerProjection(tf, (int) map.shape().get(0)).projected(map, directions);
    }

    private Operand<TFloat32> projected(Output<TFloat32> map, Operand<TFloat32> directions) {
        GraphOperation made = (GraphOperation) map.op();
        return switch (made.type()) {
            case "Identity" -> projected(input(made, 0), directions);
            case "ConcatV2" -> ofBranches(made, map, directions);
            case "BiasAdd" ->
                tf.math.add(
                        projected(input(made, 0), directions), tf.linalg.matMul(directions, column(input(made, 1))));
            case "Conv2D" ->
                Convolution.of(made)
                        .filter(LayerProjection::pays)
                        .map(convolution -> ofConvolution(convolution, directions))
                        .orElseGet(() -> ofMap(map, directions));
            default -> ofMap(map, directions);
        };
    }

    @SuppressWarnings("unchecked") // the networks that are loaded compute in float32
    private static Output<TFloat32> input(GraphOperation operation, int number) {
        return (Output<TFloat32>) operation.input(number);
    }

    private Operand<TFloat32> ofMap(Output<TFloat32> map, Operand<TFloat32> directions) {
        if (batch == 1) {
            return reshape(ofOne(map, directions), 1, positions(map));
        }
        return tf.linalg.einsum(List.of(flat(map), directions), "bpc,bc->bp");
    }

    /** Of one picture {@code [positions, channels] x [taps, channels]}, which need not be a product for each of a batch. */
    private Operand<TFloat32> ofOne(Output<TFloat32> map, Operand<TFloat32> filters) {
        return tf.linalg.matMul(reshape(map, positions(map), channels(map)), filters, MatMul.transposeB(true));
    }

    private Operand<TFloat32> ofBranches(
            GraphOperation concatenation, Output<TFloat32> map, Operand<TFloat32> directions) {
        List<Output<TFloat32>> branches = IntStream.range(0, concatenation.numInputs() - 1)
                .mapToObj(branch -> input(concatenation, branch))
                .toList();
        boolean ofChannels =
                branches.stream().mapToInt(LayerProjection::channels).sum() == channels(map);
        if (!ofChannels) {
            return ofMap(map, directions);
        }
        List<Operand<TFloat32>> parts = new ArrayList<>();
        int first = 0;
        for (Output<TFloat32> branch : branches) {
            int channels = channels(branch);
            Operand<TFloat32> own =
                    tf.slice(directions, tf.constant(new int[] {0, first}), tf.constant(new int[] {batch, channels}));
            parts.add(projected(branch, own));
            first += channels;
        }
        return tf.math.addN(parts);
    }

    private static boolean pays(Convolution all) {
        long whole = (long) all.positionsOut() * all.taps() * all.channelsIn() * all.channelsOut();
        long products = (long) all.positionsIn() * all.taps() * all.channelsIn();
        long gathering = (long) all.positionsOut() * all.taps() * all.taps();
        return NARROW * (products + gathering) < whole;
    }

    private Operand<TFloat32> ofConvolution(Convolution all, Operand<TFloat32> directions) {
        Operand<TFloat32> filters = reshape(all.filters(), all.taps() * all.channelsIn(), all.channelsOut());
        Operand<TFloat32> single = tf.withName(SINGLE_FILTER)
                .reshape(
                        tf.linalg.matMul(filters, directions, MatMul.transposeB(true)),
                        tf.constant(new int[] {all.taps(), all.channelsIn(), batch}));
        Operand<TFloat32> products = batch == 1
                ? ofOne(all.input(), reshape(single, all.taps(), all.channelsIn()))
                : tf.linalg.einsum(List.of(flat(all.input()), single), "bpi,tib->bpt");
        return all.pointwise() ? reshape(products, batch, all.positionsOut()) : gathered(all, products);
    }

    /** Of what each tap finds at each position, {@code [batch, positions in, taps]}, the sums over the taps. */
    private Operand<TFloat32> gathered(Convolution all, Operand<TFloat32> products) {
        float[][][][] own = new float[all.tapsDown()][all.tapsAcross()][all.taps()][1];
        for (int tap = 0; tap < all.taps(); tap++) {
            own[tap / all.tapsAcross()][tap % all.tapsAcross()][tap][0] = 1;
        }
        Shape map = all.input().shape();
        Operand<TFloat32> maps = reshape(products, batch, (int) map.get(1), (int) map.get(2), all.taps());
        Operand<TFloat32> sums = tf.nn.conv2d(maps, tf.constant(own), all.strides(), all.padding());
        return reshape(sums, batch, all.positionsOut());
    }

    /** {@code [batch, positions, channels]} */
    private Operand<TFloat32> flat(Output<TFloat32> map) {
        return reshape(map, batch, positions(map), channels(map));
    }

    private int positions(Output<TFloat32> map) {
        return (int) (map.shape().size() / batch / channels(map));
    }

    private Operand<TFloat32> column(Output<TFloat32> vector) {
        return reshape(vector, (int) vector.shape().size(), 1);
    }

    private static int channels(Output<TFloat32> map) {
        return (int) map.shape().get(map.shape().numDimensions() - 1);
    }

    private Operand<TFloat32> reshape(Operand<TFloat32> values, int... shape) {
        return tf.reshape(values, tf.constant(shape));
    }
}

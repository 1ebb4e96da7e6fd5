package org.featurescope.optimize.objective.projection;

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
 * Projects a layer's map on a direction at every position without computing the map.
 *
 * <p>The operations that compute a map before its ReLU are linear, and so is the projection. So the direction is propagated
 * back through them: a concatenation is projected branch by branch, each on its part of the direction; a bias is projected
 * by itself; and a convolution with the filters {@code W} becomes a convolution with the single filter
 * {@code sum over o of W[dy, dx, i, o] direction[o]}, which differs from picture to picture. This saves nearly all the work
 * of the layer, often the most costly one, forward and backward. The values are equal up to rounding.
 *
 * <p>The single filter is applied as a product over channels, {@code [positions, channels] x [channels, taps]}. A
 * convolution with a constant filter then shifts and sums the taps.
 */
public final class LayerProjection {
    /** The name of the nodes of single filters; these depend on the directions but not on the pictures. */
    public static final String SINGLE_FILTER = "single_filter";

    /** The assumed time of a multiply-add in the narrow products here, relative to one in a wide convolution. */
    private static final long NARROW = 4;

    /** The most operations in a row through which a direction is propagated. Networks need about five. */
    private static final int MOST_DEPTH = 64;

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
    public static Operand<TFloat32> of(Ops tf, Output<TFloat32> map, Operand<TFloat32> directions) {
        return new LayerProjection(tf, (int) map.shape().get(0)).projected(map, directions, MOST_DEPTH);
    }

    /**
     * Propagates the direction back.
     *
     * @param depth the most operations to propagate it through; the map before these is computed and multiplied
     */
    private Operand<TFloat32> projected(Output<TFloat32> map, Operand<TFloat32> directions, int depth) {
        GraphOperation source = (GraphOperation) map.op();
        return switch (depth == 0 ? "" : source.type()) {
            case "Identity" -> projected(input(source, 0), directions, depth - 1);
            case "ConcatV2" -> ofBranches(source, map, directions, depth - 1);
            case "BiasAdd" ->
                tf.math.add(
                        projected(input(source, 0), directions, depth - 1),
                        tf.linalg.matMul(directions, column(input(source, 1))));
            case "Conv2D" ->
                Convolution.of(source)
                        .filter(LayerProjection::isFaster)
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

    /** Adds {@code [positions, channels] x [taps, channels]} of a single picture, as a plain matrix product. */
    private Operand<TFloat32> ofOne(Output<TFloat32> map, Operand<TFloat32> filters) {
        return tf.linalg.matMul(reshape(map, positions(map), channels(map)), filters, MatMul.transposeB(true));
    }

    private Operand<TFloat32> ofBranches(
            GraphOperation concatenation, Output<TFloat32> map, Operand<TFloat32> directions, int depth) {
        List<Output<TFloat32>> branches = IntStream.range(0, concatenation.numInputs() - 1)
                .mapToObj(branch -> input(concatenation, branch))
                .toList();
        boolean alongChannels =
                branches.stream().mapToInt(LayerProjection::channels).sum() == channels(map);
        if (!alongChannels) {
            return ofMap(map, directions);
        }
        List<Operand<TFloat32>> parts = new ArrayList<>();
        int first = 0;
        for (Output<TFloat32> branch : branches) {
            int channels = channels(branch);
            Operand<TFloat32> part =
                    tf.slice(directions, tf.constant(new int[] {0, first}), tf.constant(new int[] {batch, channels}));
            parts.add(projected(branch, part, depth));
            first += channels;
        }
        return tf.math.addN(parts);
    }

    private static boolean isFaster(Convolution all) {
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

    /** Adds the sums over the taps of the products of each tap and position, {@code [batch, positions in, taps]}. */
    private Operand<TFloat32> gathered(Convolution all, Operand<TFloat32> products) {
        float[][][][] identity = new float[all.tapsDown()][all.tapsAcross()][all.taps()][1];
        for (int tap = 0; tap < all.taps(); tap++) {
            identity[tap / all.tapsAcross()][tap % all.tapsAcross()][tap][0] = 1;
        }
        Shape map = all.input().shape();
        Operand<TFloat32> maps = reshape(products, batch, (int) map.get(1), (int) map.get(2), all.taps());
        Operand<TFloat32> sums = tf.nn.conv2d(maps, tf.constant(identity), all.strides(), all.padding());
        return reshape(sums, batch, all.positionsOut());
    }

    /** Returns the map as {@code [batch, positions, channels]}. */
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

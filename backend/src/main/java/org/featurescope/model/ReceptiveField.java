package org.featurescope.model;

import java.util.HashMap;
import java.util.Map;
import org.featurescope.model.rewriting.GraphOrder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Computes the receptive fields of a graph's nodes along one axis: the part of the input that one position depends on.
 *
 * <p>Implementation note: position {@code p} of a node depends on the input's positions {@code p * jump + first} to
 * {@code p * jump + last}. For the input itself the jump is 1, and first and last are 0. A window of {@code k} values
 * with dilation {@code d}, stride {@code s} and {@code b} values of padding before it adds {@code -b * jump} to {@code
 * first} and {@code ((k - 1) d - b) * jump} to {@code last}, and multiplies the jump by {@code s}. Where branches join,
 * the field is the union of theirs (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural
 * Networks", Distill 2019, doi:10.23915/distill.00021). The field is not cut at the border of the input, so it may be
 * larger.
 */
final class ReceptiveField {
    private final Map<String, NodeDef> nodes;
    private final Map<String, Shape> shapes;
    private final int axis;
    private final Map<String, Field> known = new HashMap<>();

    private ReceptiveField(Map<String, NodeDef> nodes, Map<String, Shape> shapes, String input, int axis) {
        this.nodes = nodes;
        this.shapes = shapes;
        this.axis = axis;
        known.put(input, new Span(1, 0, 0));
    }

    /** Returns the receptive fields along the rows. */
    static ReceptiveField ofRows(GraphDef def, Map<String, Shape> shapes, String input) {
        return new ReceptiveField(Nodes.byName(def), shapes, input, 1);
    }

    /** Returns the receptive fields along the columns. */
    static ReceptiveField ofColumns(GraphDef def, Map<String, Shape> shapes, String input) {
        return new ReceptiveField(Nodes.byName(def), shapes, input, 2);
    }

    /** Returns the length in pixels of a node's receptive field; 0 for the whole picture. */
    int of(String node) {
        return field(node) instanceof Span span ? Math.toIntExact(span.last - span.first + 1) : 0;
    }

    /** The part of the input that a position of a node depends on. */
    private sealed interface Field {}

    private enum Extent implements Field {
        NOTHING,
        WHOLE_PICTURE
    }

    private record Span(long jump, long first, long last) implements Field {
        Span window(long size, long dilation, long stride, long before) {
            return new Span(jump * stride, first - before * jump, last + ((size - 1) * dilation - before) * jump);
        }

        Span and(Span other) {
            return new Span(jump, Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    private Field field(String input) {
        String wanted = Nodes.name(input);
        if (!known.containsKey(wanted)) {
            for (String name : GraphOrder.dependencies(nodes, wanted)) {
                if (!known.containsKey(name)) {
                    known.put(name, through(Nodes.of(nodes, name)));
                }
            }
        }
        return known.getOrDefault(wanted, Extent.WHOLE_PICTURE);
    }

    /** Returns the field of a node whose inputs' fields are known. */
    private Field through(NodeDef node) {
        return switch (node.getOp()) {
            case "Conv2D", "DepthwiseConv2dNative" -> {
                Shape filter = shape(node.getInput(1));
                yield ofInput(node, 0) instanceof Span span && filter.numDimensions() == 4
                        ? window(node, span, filter.get(axis - 1))
                        : Extent.WHOLE_PICTURE;
            }
            case "MaxPool", "AvgPool" ->
                ofInput(node, 0) instanceof Span span
                        ? window(node, span, Nodes.integers(node, "ksize").get(axis))
                        : Extent.WHOLE_PICTURE;
            case "Pad", "PadV2", "MirrorPad" ->
                ofInput(node, 0) instanceof Span span ? padded(node, span) : Extent.WHOLE_PICTURE;
            default -> elementwise(node);
        };
    }

    private Field ofInput(NodeDef node, int number) {
        return known.getOrDefault(Nodes.name(node.getInput(number)), Extent.WHOLE_PICTURE);
    }

    private Span window(NodeDef node, Span span, long size) {
        long stride = Nodes.integers(node, "strides").get(axis);
        var dilations = Nodes.integers(node, "dilations");
        long dilation = dilations.isEmpty() ? 1 : dilations.get(axis);
        long before = switch (Nodes.text(node, "padding")) {
            case "SAME" -> {
                long length = shape(node.getInput(0)).get(axis);
                long reach = (length + stride - 1) / stride * stride - stride + (size - 1) * dilation + 1;
                yield Math.max(reach - length, 0) / 2;
            }
            case "EXPLICIT" -> Nodes.integers(node, "explicit_paddings").get(2 * axis);
            default -> 0;
        };
        return span.window(size, dilation, stride, before);
    }

    private Field padded(NodeDef node, Span span) {
        NodeDef paddings = Nodes.of(nodes, Nodes.name(node.getInput(1)));
        return paddings.getOp().equals("Const")
                ? span.window(1, 1, 1, TensorProtos.ints(Nodes.value(paddings))[2 * axis])
                : Extent.WHOLE_PICTURE;
    }

    /**
     * Assumes that a node works on each position separately if it keeps the map's size, and otherwise on all together.
     */
    private Field elementwise(NodeDef node) {
        Field all = Extent.NOTHING;
        for (String input : Nodes.dataInputs(node)) {
            Field one = known.getOrDefault(Nodes.name(input), Extent.WHOLE_PICTURE);
            if (one == Extent.NOTHING) {
                continue;
            }
            if (!(one instanceof Span span) || !sameMap(shape(node.getName()), shape(input))) {
                return Extent.WHOLE_PICTURE;
            }
            all = all instanceof Span other ? other.and(span) : span;
        }
        return all;
    }

    private static boolean sameMap(Shape one, Shape other) {
        return one.numDimensions() == 4
                && other.numDimensions() == 4
                && one.get(1) == other.get(1)
                && one.get(2) == other.get(2);
    }

    private Shape shape(String input) {
        return shapes.getOrDefault(Nodes.name(input), Shape.unknown());
    }
}

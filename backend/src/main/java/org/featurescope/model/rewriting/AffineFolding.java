package org.featurescope.model.rewriting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Folds what scales and shifts the channels of a convolution into its filter and one bias: batch normalizations for inference,
 * and products and sums with a constant for each channel.
 *
 * <p>With {@code f = scale / sqrt(variance + epsilon)} a normalization is {@code f x + offset - mean f} (Ioffe and Szegedy,
 * "Batch Normalization", 2015, arXiv:1502.03167). A normalization that follows no convolution becomes a product and a sum.
 * Sums are computed in double precision. The last node of what is folded keeps its name; the others are gone.
 */
public final class AffineFolding {
    private static final Set<String> NORMALIZATIONS = Set.of("FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3");
    private static final Set<String> SUMS = Set.of("BiasAdd", "Add", "AddV2");

    private final Map<String, NodeDef> nodes;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Folded> folded = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final GraphDef.Builder rewritten;

    /**
     * A node whose value is a convolution times {@code factor} plus {@code shift}, which have a number for each channel.
     *
     * @param inside the nodes between, the convolution first
     * @param isPlain whether there is nothing to fold but one bias
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared and never changed
    private record Folded(NodeDef convolution, double[] factor, double[] shift, List<String> inside, boolean isPlain) {}

    /** {@code factor * x + shift}, by channel or one for all. */
    @SuppressWarnings("ArrayRecordComponent") // never compared and never changed
    private record Affine(String input, double[] factor, double[] shift) {}

    private AffineFolding(GraphDef def) {
        this.nodes = Nodes.byName(def);
        this.rewritten = def.toBuilder().clearNode();
        def.getNodeList()
                .forEach(node ->
                        node.getInputList().forEach(input -> readers.merge(Nodes.name(input), 1, Integer::sum)));
    }

    /**
     * Returns the folded graph.
     *
     * @param def in which every node comes after its inputs
     * @param kept the nodes that must stay as they are called
     */
    public static GraphDef of(GraphDef def, Set<String> kept) {
        AffineFolding pass = new AffineFolding(def);
        kept.forEach(node -> pass.readers.merge(node, 2, Integer::sum));
        def.getNodeList().forEach(pass::read);
        pass.folded.values().removeIf(Folded::isPlain);
        pass.folded.values().forEach(fold -> pass.gone.addAll(fold.inside()));
        def.getNodeList().forEach(pass::add);
        return pass.rewritten.build();
    }

    private void read(NodeDef node) {
        if (isConvolution(node)) {
            int channels = channels(node);
            double[] factor = new double[channels];
            Arrays.fill(factor, 1);
            folded.put(node.getName(), new Folded(node, factor, new double[channels], List.of(), true));
            return;
        }
        affine(node).ifPresent(affine -> {
            Folded before = folded.get(affine.input());
            if (before == null || readers.getOrDefault(affine.input(), 0) != 1) {
                return;
            }
            int channels = before.factor().length;
            if (fits(affine.factor(), channels) && fits(affine.shift(), channels)) {
                folded.remove(affine.input());
                folded.put(
                        node.getName(),
                        then(
                                before,
                                affine,
                                SUMS.contains(node.getOp()) && before.inside().isEmpty()));
            }
        });
    }

    private static boolean fits(double[] values, int channels) {
        return values.length == 1 || values.length == channels;
    }

    private static Folded then(Folded before, Affine affine, boolean isPlain) {
        double[] factor = before.factor().clone();
        double[] shift = before.shift().clone();
        for (int i = 0; i < factor.length; i++) {
            double f = affine.factor()[affine.factor().length == 1 ? 0 : i];
            factor[i] *= f;
            shift[i] = shift[i] * f + affine.shift()[affine.shift().length == 1 ? 0 : i];
        }
        List<String> inside = new ArrayList<>(before.inside());
        inside.add(affine.input());
        return new Folded(before.convolution(), factor, shift, inside, isPlain);
    }

    private void add(NodeDef node) {
        Folded fold = folded.get(node.getName());
        if (fold != null) {
            addConvolution(node.getName(), fold);
        } else if (isNormalization(node) && !gone.contains(node.getName())) {
            addAffine(node);
        } else if (!gone.contains(node.getName())) {
            rewritten.addNode(node);
        }
    }

    private void addConvolution(String name, Folded fold) {
        NodeDef convolution = fold.convolution();
        TensorProto filter = constant(convolution.getInput(1)).orElseThrow();
        rewritten.addNode(Nodes.constant(name + "/filter", scaled(filter, fold.factor())));
        rewritten.addNode(convolution.toBuilder().setName(name + "/convolution").setInput(1, name + "/filter"));
        rewritten.addNode(Nodes.constant(name + "/bias", vector(fold.shift())));
        rewritten.addNode(node(name, "BiasAdd", name + "/convolution", name + "/bias"));
    }

    private static TensorProto scaled(TensorProto filter, double[] factor) {
        float[] values = TensorProtos.floats(filter);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor[i % factor.length]);
        }
        return TensorProtos.of(
                values,
                filter.getTensorShape().getDimList().stream()
                        .mapToLong(TensorShapeProto.Dim::getSize)
                        .toArray());
    }

    private void addAffine(NodeDef node) {
        Affine affine = affine(node).orElseThrow();
        String name = node.getName();
        rewritten.addNode(Nodes.constant(name + "/factor", vector(affine.factor())));
        rewritten.addNode(Nodes.constant(name + "/shift", vector(affine.shift())));
        rewritten.addNode(node(name + "/scaled", "Mul", node.getInput(0), name + "/factor"));
        rewritten.addNode(node(name, "AddV2", name + "/scaled", name + "/shift"));
    }

    private static TensorProto vector(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return TensorProtos.of(narrow, narrow.length);
    }

    private static NodeDef node(String name, String op, String... inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(op)
                .addAllInput(List.of(inputs))
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .build();
    }

    private boolean isConvolution(NodeDef node) {
        return (node.getOp().equals("Conv2D") || node.getOp().equals("DepthwiseConv2dNative"))
                && !Nodes.text(node, "data_format").startsWith("NC")
                && constant(node.getInput(1))
                        .filter(filter -> filter.getDtype() == DataType.DT_FLOAT)
                        .isPresent();
    }

    private int channels(NodeDef convolution) {
        TensorShapeProto shape = constant(convolution.getInput(1)).orElseThrow().getTensorShape();
        long last = shape.getDim(3).getSize();
        boolean isDepthwise = convolution.getOp().equals("DepthwiseConv2dNative");
        return Math.toIntExact(isDepthwise ? last * shape.getDim(2).getSize() : last);
    }

    private boolean isNormalization(NodeDef node) {
        return NORMALIZATIONS.contains(node.getOp()) && affine(node).isPresent();
    }

    /** Returns what a node does to its channels, if it is a constant scale and shift. */
    private Optional<Affine> affine(NodeDef node) {
        if (NORMALIZATIONS.contains(node.getOp())) {
            return normalization(node);
        }
        if (node.getInputCount() != 2 || Nodes.text(node, "data_format").startsWith("NC")) {
            return Optional.empty();
        }
        Optional<double[]> second = perChannel(node.getInput(1));
        Optional<double[]> first = second.isPresent() ? Optional.empty() : perChannel(node.getInput(0));
        double[] one = {1};
        double[] zero = {0};
        if (second.isPresent()) {
            double[] values = second.get();
            String input = plain(node.getInput(0));
            return switch (node.getOp()) {
                case "BiasAdd", "Add", "AddV2" -> Optional.of(new Affine(input, one, values));
                case "Sub" -> Optional.of(new Affine(input, one, mapped(values, value -> -value)));
                case "Mul" -> Optional.of(new Affine(input, values, zero));
                case "RealDiv" -> Optional.of(new Affine(input, mapped(values, value -> 1 / value), zero));
                default -> Optional.empty();
            };
        }
        return first.flatMap(values -> switch (node.getOp()) {
            case "Add", "AddV2" -> Optional.of(new Affine(plain(node.getInput(1)), one, values));
            case "Mul" -> Optional.of(new Affine(plain(node.getInput(1)), values, zero));
            default -> Optional.empty();
        });
    }

    private Optional<Affine> normalization(NodeDef node) {
        boolean training = node.getAttrOrDefault(
                        "is_training", AttrValue.newBuilder().setB(true).build())
                .getB();
        if (training
                || node.getInputCount() != 5
                || Nodes.text(node, "data_format").startsWith("NC")) {
            return Optional.empty();
        }
        double[][] inputs = new double[4][];
        for (int i = 0; i < inputs.length; i++) {
            Optional<double[]> values = perChannel(node.getInput(i + 1));
            if (values.isEmpty()) {
                return Optional.empty();
            }
            inputs[i] = values.get();
        }
        double epsilon =
                node.containsAttr("epsilon") ? node.getAttrOrThrow("epsilon").getF() : 1e-4;
        double[] factor = new double[inputs[0].length];
        double[] shift = new double[factor.length];
        for (int i = 0; i < factor.length; i++) {
            factor[i] = inputs[0][i] / Math.sqrt(inputs[3][i] + epsilon);
            shift[i] = inputs[1][i] - inputs[2][i] * factor[i];
        }
        return Optional.of(new Affine(plain(node.getInput(0)), factor, shift));
    }

    /** Returns the values of a float32 constant that has one for each channel, or one for all. */
    private Optional<double[]> perChannel(String input) {
        return constant(input).filter(AffineFolding::isPerChannel).map(value -> {
            float[] values = TensorProtos.floats(value);
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            return wide;
        });
    }

    private static boolean isPerChannel(TensorProto value) {
        List<TensorShapeProto.Dim> sizes = value.getTensorShape().getDimList();
        return value.getDtype() == DataType.DT_FLOAT
                && sizes.size() <= 4
                && sizes.stream().limit(Math.max(0, sizes.size() - 1)).allMatch(size -> size.getSize() == 1)
                && TensorProtos.elements(value) > 0;
    }

    private Optional<TensorProto> constant(String input) {
        NodeDef node = Nodes.of(nodes, Nodes.name(input));
        return node.getOp().equals("Const") ? Optional.of(Nodes.value(node)) : Optional.empty();
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator map) {
        return Arrays.stream(values).map(map).toArray();
    }

    private static String plain(String input) {
        return input.endsWith(":0") ? input.substring(0, input.length() - 2) : input;
    }
}

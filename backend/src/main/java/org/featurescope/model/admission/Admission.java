package org.featurescope.model.admission;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.featurescope.model.rewriting.GraphOrder;
import org.featurescope.model.rewriting.Nodes;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Decides whether a graph may be given to TensorFlow.
 *
 * <p>A graph is a program, and it may be a stranger's. So only operations of a list are allowed ({@link
 * AllowedOperations}), in the graph and in the functions of its library, whether something depends on them or not. What
 * TensorFlow would have to be trusted to check is checked here: numbers of types, sizes of constants, names, and that no
 * node depends on itself. Devices, internal attributes and the library are removed. All of this is done in Java on the
 * bytes of the file.
 */
public final class Admission {
    /** The most bytes of a graph's file. */
    public static final long MOST_BYTES = 1L << 30;

    private static final int MOST_NODES = 20_000;
    private static final int MOST_EDGES = 200_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.][A-Za-z0-9_>./\\\\-]{0,399}");
    private static final Pattern INPUT = Pattern.compile("\\^?[A-Za-z0-9.][A-Za-z0-9_>./\\\\-]{0,399}(:\\d{1,4})?");

    private final GraphDef graph;
    private final Constants constants = new Constants();

    private Admission(GraphDef graph) {
        this.graph = graph;
    }

    /**
     * Reads a graph's file.
     *
     * @return the graph without devices, internal attributes and function library
     * @throws RefusedGraphException if TensorFlow may not read it, or if it is no graph
     */
    public static GraphDef admitted(byte[] file) throws RefusedGraphException {
        if (file.length > MOST_BYTES) {
            throw new RefusedGraphException("has %d bytes; at most %d are read".formatted(file.length, MOST_BYTES));
        }
        Optional<String> other = FileFormat.otherThanAGraph(file);
        if (other.isPresent()) {
            throw new RefusedGraphException("is %s".formatted(other.get()));
        }
        try {
            return new Admission(GraphDef.parseFrom(file)).checked();
        } catch (InvalidProtocolBufferException e) {
            throw new RefusedGraphException("is not a frozen graph of TensorFlow (a GraphDef): " + firstLine(e), e);
        }
    }

    /** Returns whether a graph may contain the operation of that name. */
    public static boolean allows(String operation) {
        return AllowedOperations.contains(operation);
    }

    private GraphDef checked() throws RefusedGraphException {
        if (graph.getNodeCount() == 0) {
            throw new RefusedGraphException("is a graph without nodes");
        }
        checkCounts();
        Set<String> functions = new HashSet<>();
        for (FunctionDef function : graph.getLibrary().getFunctionList()) {
            functions.add(function.getSignature().getName());
        }
        Set<String> names = new HashSet<>();
        for (NodeDef node : graph.getNodeList()) {
            checkName(node, names);
            checkOperation(node, node.getName(), functions);
            Attributes.check(node, constants);
        }
        for (FunctionDef function : graph.getLibrary().getFunctionList()) {
            for (NodeDef node : function.getNodeDefList()) {
                String shown = function.getSignature().getName() + "/" + node.getName();
                checkOperation(node, shown, functions);
            }
        }
        checkInputs(names);
        return plain();
    }

    private void checkCounts() throws RefusedGraphException {
        long nodes = graph.getNodeCount();
        long edges = 0;
        for (NodeDef node : graph.getNodeList()) {
            edges += node.getInputCount();
        }
        for (FunctionDef function : graph.getLibrary().getFunctionList()) {
            nodes += function.getNodeDefCount();
        }
        if (nodes > MOST_NODES) {
            throw new RefusedGraphException("has %d nodes; at most %d are read".formatted(nodes, MOST_NODES));
        }
        if (edges > MOST_EDGES) {
            throw new RefusedGraphException("has %d inputs of nodes; at most %d are read".formatted(edges, MOST_EDGES));
        }
    }

    private static void checkName(NodeDef node, Set<String> names) throws RefusedGraphException {
        if (!NAME.matcher(node.getName()).matches()) {
            throw new RefusedGraphException(
                    "has a node whose name %s is not one of TensorFlow's".formatted(Shown.text(node.getName())));
        }
        if (!names.add(node.getName())) {
            throw new RefusedGraphException("has two nodes of the name %s".formatted(Shown.text(node.getName())));
        }
    }

    private static void checkOperation(NodeDef node, String name, Set<String> functions) throws RefusedGraphException {
        String operation = node.getOp();
        if (!AllowedOperations.contains(operation)) {
            throw new RefusedGraphException("node %s (%s) %s"
                    .formatted(
                            Shown.text(name),
                            Shown.bare(operation),
                            AllowedOperations.whyNot(functions.contains(operation) ? "PartitionedCall" : operation)));
        }
    }

    private void checkInputs(Set<String> names) throws RefusedGraphException {
        for (NodeDef node : graph.getNodeList()) {
            for (String input : node.getInputList()) {
                if (!INPUT.matcher(input).matches() || !names.contains(Nodes.name(input))) {
                    throw new RefusedGraphException("node %s (%s) reads %s, which the graph does not have"
                            .formatted(Shown.text(node.getName()), node.getOp(), Shown.text(input)));
                }
            }
        }
        List<String> circle = GraphOrder.circle(graph);
        if (!circle.isEmpty()) {
            throw new RefusedGraphException("runs in a circle: node %s depends on itself, by way of %s"
                    .formatted(
                            Shown.text(circle.get(0)),
                            circle.size() == 1
                                    ? "its own input"
                                    : Shown.text(circle.get(1))
                                            + (circle.size() == 2 ? "" : " and %d more".formatted(circle.size() - 2))));
        }
    }

    /** Returns the graph with nothing that is not checked. */
    private GraphDef plain() {
        GraphDef.Builder plain = GraphDef.newBuilder();
        if (graph.hasVersions()) {
            plain.setVersions(graph.getVersions());
        }
        for (NodeDef node : graph.getNodeList()) {
            NodeDef.Builder copy = node.toBuilder()
                    .clearDevice()
                    .clearExperimentalDebugInfo()
                    .clearExperimentalType()
                    .setUnknownFields(UnknownFieldSet.getDefaultInstance());
            node.getAttrMap().keySet().stream().filter(Attributes::isInternal).forEach(copy::removeAttr);
            plain.addNode(copy);
        }
        return plain.build();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

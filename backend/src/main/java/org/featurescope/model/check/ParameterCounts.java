package org.featurescope.model.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.Nodes;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/** Counts the parameters of a network: the values of its float32 constants, each once. */
final class ParameterCounts {
    private final Map<String, NodeDef> nodes;
    private final Set<String> counted = new HashSet<>();

    ParameterCounts(Network network) {
        this.nodes = Nodes.byName(network.graph());
    }

    /** Returns the number of parameters that some nodes depend on and that were not counted before. */
    long next(List<String> outputs) {
        long count = 0;
        Deque<String> waiting = new ArrayDeque<>(outputs);
        while (!waiting.isEmpty()) {
            String name = Nodes.name(waiting.pop());
            if (counted.add(name)) {
                NodeDef node = Nodes.of(nodes, name);
                count += parameters(node);
                waiting.addAll(Nodes.dataInputs(node));
            }
        }
        return count;
    }

    private static long parameters(NodeDef node) {
        if (!node.getOp().equals("Const") || Nodes.value(node).getDtype() != DataType.DT_FLOAT) {
            return 0;
        }
        return Nodes.value(node).getTensorShape().getDimList().stream()
                .mapToLong(TensorShapeProto.Dim::getSize)
                .reduce(1, Math::multiplyExact);
    }
}

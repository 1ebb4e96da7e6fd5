package org.featurescope.model.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

final class ConstantFoldingTest {
    @Test
    void computesWhatDependsOnConstantsAlone() {
        GraphDef graph = ConstantFolding.of(GraphDef.newBuilder()
                .addNode(Nodes.constant("variance", TensorProtos.of(new float[] {4, 16}, 2)))
                .addNode(floats("root", "Rsqrt", "variance"))
                .addNode(floats("scale", "Mul", "root", "variance"))
                .addNode(NodeDef.newBuilder()
                        .setName("x")
                        .setOp("Placeholder")
                        .putAttr("dtype", Nodes.type(DataType.DT_FLOAT)))
                .addNode(floats("end", "Mul", "x", "scale"))
                .build());
        NodeDef scale = Nodes.of(Nodes.byName(graph), "scale");
        assertThat(scale.getOp()).isEqualTo("Const");
        assertThat(TensorProtos.floats(Nodes.value(scale))).containsExactly(2, 4);
        assertThat(Nodes.of(Nodes.byName(graph), "end").getOp()).isEqualTo("Mul");
    }

    /** Otherwise a small file could ask for all memory of the machine. */
    @Test
    void computesNothingThatIsLarge() {
        GraphDef graph = ConstantFolding.of(GraphDef.newBuilder()
                .addNode(Nodes.constant("sizes", TensorProtos.of(new int[] {1 << 20, 1 << 20})))
                .addNode(Nodes.constant("one", TensorProtos.of(new float[] {1})))
                .addNode(floats("huge", "Fill", "sizes", "one").putAttr("index_type", Nodes.type(DataType.DT_INT32)))
                .addNode(Nodes.constant("axes", TensorProtos.of(new int[] {0, 1})))
                .addNode(floats("sum", "Sum", "huge", "axes").putAttr("Tidx", Nodes.type(DataType.DT_INT32)))
                .build());
        assertThat(Nodes.of(Nodes.byName(graph), "sum").getOp()).isEqualTo("Sum");
    }

    private static NodeDef.Builder floats(String name, String op, String... inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(op)
                .addAllInput(List.of(inputs))
                .putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }
}

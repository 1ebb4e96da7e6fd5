package org.featurescope.model.formats;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import java.util.Set;
import org.featurescope.model.admission.FileFormat;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Reads TensorFlow's frozen graphs, the files {@code *.pb}. */
public final class FrozenGraphFile {
    private static final Set<String> VARIABLES =
            Set.of("Variable", "VariableV2", "VarHandleOp", "ReadVariableOp", "AutoReloadVariable");

    private FrozenGraphFile() {}

    /**
     * Reads a graph.
     *
     * @throws InvalidInputException if it is none, or has variables
     */
    public static ReadNetwork read(String file, byte[] bytes) {
        Optional<String> other = FileFormat.otherThanAGraph(bytes);
        if (other.isPresent()) {
            throw new InvalidInputException("path", "%s is %s".formatted(file, other.get()));
        }
        GraphDef def = parsed(file, bytes);
        for (NodeDef node : def.getNodeList()) {
            if (VARIABLES.contains(node.getOp())) {
                throw new InvalidInputException(
                        "path",
                        "%s is not frozen: its node \"%s\" is a variable, whose values are in other files; give the SavedModel folder"
                                .formatted(file, node.getName()));
            }
        }
        return ReadNetwork.ofGraph("frozen TensorFlow graph", def);
    }

    private static GraphDef parsed(String file, byte[] bytes) {
        try {
            return GraphDef.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidInputException(
                    "path",
                    "%s is not a frozen graph, or is cut off: %s"
                            .formatted(
                                    file,
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    e);
        }
    }
}

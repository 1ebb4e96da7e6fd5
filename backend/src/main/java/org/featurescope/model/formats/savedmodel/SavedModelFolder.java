package org.featurescope.model.formats.savedmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;

/**
 * Reads SavedModel folders.
 *
 * <p>Implementation note: a SavedModel is a program whose start restores variables and may do anything else. It is not run.
 * Its functions are inlined, and the operations that would restore the variables are only looked at: which key of the
 * checkpoint is assigned to which variable. The values are read from the checkpoint's files, and the operations that would
 * read the variables become constants. So the graph has no variables, and nothing that restores them is needed any more.
 */
public final class SavedModelFolder {
    private static final String FILE = "saved_model.pb";
    private static final String SERVE = "serve";
    private static final String DEFAULT = "serving_default";
    private static final long MOST_BYTES = 1L << 30;
    private static final Set<String> ASSIGNMENTS = Set.of("Assign", "AssignVariableOp");
    private static final Set<String> VARIABLES = Set.of("VarHandleOp", "Variable", "VariableV2");
    private static final Set<String> READS = Set.of("ReadVariableOp", "Variable", "VariableV2");

    private final Path folder;
    private final Map<String, NodeDef> nodes;
    private final Checkpoint checkpoint;

    private SavedModelFolder(Path folder, GraphDef graph, Checkpoint checkpoint) {
        this.folder = folder;
        this.nodes = Nodes.byName(graph);
        this.checkpoint = checkpoint;
    }

    /** Returns whether a folder is a SavedModel. */
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * Reads a folder.
     *
     * @throws InvalidInputException if it is damaged, or has no signature for serving
     */
    public static ReadNetwork read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.size(file) > MOST_BYTES) {
            throw new InvalidInputException("path", "%s is larger than %d bytes".formatted(file, MOST_BYTES));
        }
        MetaGraphDef model = metaGraph(file, Files.readAllBytes(file));
        SignatureDef signature = signature(file, model);
        List<String> inputs = names(signature.getInputsMap());
        List<String> outputs = names(signature.getOutputsMap());
        List<String> needed = new ArrayList<>(outputs);
        String restore = model.getSaverDef().getRestoreOpName();
        needed.add(Nodes.name(restore));
        try {
            GraphDef inlined = InlinedFunctions.of(model.getGraphDef(), needed);
            GraphDef frozen = new SavedModelFolder(folder, inlined, Checkpoint.open(folder.resolve("variables")))
                    .frozen(inlined, outputs);
            return new ReadNetwork(
                    "SavedModel", frozen, inputs, outputs, Map.of(), Optional.empty(), List.of(), List.of());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidInputException("path", "%s is damaged: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static MetaGraphDef metaGraph(Path file, byte[] bytes) {
        try {
            SavedModel model = SavedModel.parseFrom(bytes);
            return model.getMetaGraphsList().stream()
                    .filter(graph -> graph.getMetaInfoDef().getTagsList().contains(SERVE))
                    .findFirst()
                    .or(() -> model.getMetaGraphsList().stream().findFirst())
                    .orElseThrow(() -> new InvalidInputException("path", file + " has no graph, or is cut off"));
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidInputException("path", file + " is no SavedModel, or is cut off", e);
        }
    }

    private static SignatureDef signature(Path file, MetaGraphDef model) {
        Map<String, SignatureDef> signatures = model.getSignatureDefMap();
        SignatureDef found = signatures.containsKey(DEFAULT)
                ? signatures.get(DEFAULT)
                : signatures.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .filter(each -> each.getInputsCount() > 0 && each.getOutputsCount() > 0)
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            throw new InvalidInputException(
                    "path",
                    "%s has no signature for serving; save the model with model.export or with signatures"
                            .formatted(file));
        }
        return found;
    }

    private static List<String> names(Map<String, TensorInfo> tensors) {
        return tensors.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Nodes.name(entry.getValue().getName()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the graph that the outputs need, with constants where variables were read. */
    private GraphDef frozen(GraphDef graph, List<String> outputs) throws IOException {
        Map<String, String> keys = keys();
        Set<String> needed = needed(outputs);
        GraphDef.Builder frozen = GraphDef.newBuilder().setVersions(graph.getVersions());
        for (NodeDef node : graph.getNodeList()) {
            if (!needed.contains(node.getName())) {
                continue;
            }
            if (READS.contains(node.getOp())) {
                frozen.addNode(constant(node, keys));
            } else if (!node.getOp().equals("VarHandleOp") && !isHandle(node)) {
                frozen.addNode(typed(node));
            }
        }
        return frozen.build();
    }

    private static NodeDef typed(NodeDef node) {
        return node.getOp().equals("Identity") && !node.containsAttr("T")
                ? node.toBuilder().putAttr("T", Nodes.type(DataType.DT_FLOAT)).build()
                : node;
    }

    /** Returns whether a node passes on which variable is meant, and not its values. */
    private static boolean isHandle(NodeDef node) {
        return node.getAttrOrDefault("T", AttrValue.getDefaultInstance()).getType() == DataType.DT_RESOURCE;
    }

    private Set<String> needed(List<String> outputs) {
        Set<String> needed = new HashSet<>();
        List<String> open = new ArrayList<>(outputs);
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            NodeDef node = nodes.get(name);
            if (node != null && needed.add(name) && !READS.contains(node.getOp())) {
                node.getInputList().forEach(input -> open.add(Nodes.name(input)));
            }
        }
        return needed;
    }

    private NodeDef constant(NodeDef read, Map<String, String> keys) throws IOException {
        NodeDef variable = VARIABLES.contains(read.getOp()) ? read : source(read.getInput(0));
        String key = keys.getOrDefault(variable.getName(), variable.getName());
        TensorProto value = checkpoint
                .value(key)
                .orElseThrow(() -> new InvalidInputException(
                        "path",
                        "the variable %s has no values in %s"
                                .formatted(variable.getName(), folder.resolve("variables"))));
        return Nodes.constant(read.getName(), value);
    }

    /** Returns the keys in the checkpoint of the variables that the graph would restore, by the names of their nodes. */
    private Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        for (NodeDef node : nodes.values()) {
            if (!ASSIGNMENTS.contains(node.getOp()) || node.getInputCount() < 2) {
                continue;
            }
            NodeDef variable = source(node.getInput(0));
            String value = through(node.getInput(1));
            NodeDef restore = nodes.get(Nodes.name(value));
            if (VARIABLES.contains(variable.getOp())
                    && restore != null
                    && restore.getOp().equals("RestoreV2")) {
                key(restore, value).ifPresent(key -> keys.put(variable.getName(), key));
            }
        }
        return keys;
    }

    /** Returns the key of one of the values that an operation restores. */
    private Optional<String> key(NodeDef restore, String value) {
        int colon = value.indexOf(':');
        int index = colon < 0 ? 0 : Integer.parseInt(value.substring(colon + 1));
        NodeDef names = source(restore.getInput(1));
        TensorProto list = Nodes.value(names);
        return names.getOp().equals("Const") && index < list.getStringValCount()
                ? Optional.of(list.getStringVal(index).toStringUtf8())
                : Optional.empty();
    }

    private NodeDef source(String input) {
        return Nodes.of(nodes, Nodes.name(through(input)));
    }

    /** Returns the output that an input comes to, nodes that pass it on left out. */
    private String through(String input) {
        String at = input;
        for (int i = 0; i < nodes.size(); i++) {
            NodeDef node = Nodes.of(nodes, Nodes.name(at));
            if (!node.getOp().equals("Identity") || node.getInputCount() == 0) {
                return at;
            }
            at = node.getInput(0);
        }
        return at;
    }
}

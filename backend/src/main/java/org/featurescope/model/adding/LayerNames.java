package org.featurescope.model.adding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.featurescope.model.rewriting.Nodes;
import org.tensorflow.proto.NodeDef;

/** Gives layers short names, from those of their nodes where these tell something. */
final class LayerNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final int LONGEST = 28;
    /** Parts of a node's name that say what it computes, and not where in the network. */
    private static final Pattern OPERATION = Pattern.compile(
            "(?i)(relu6?|leakyrelu|elu|selu|biasadd|bias_?add|conv2d|convolution|concat|add|addv2|mul|act|activation|output"
                    + "|fusedbatchnorm(v[23])?|batchnorm|batch_?norm|clip|sigmoid|identity|softplus|matmul|gemm|import"
                    + "|avgpool|mean|maximum|fwd)(_?\\d+)?");

    /** Names of operations that name layers as well. */
    private static final Pattern NUMBERED = Pattern.compile("(?i)(conv2d|avgpool)_?\\d+");

    private final Map<String, NodeDef> nodes;
    private final Set<String> taken;
    private final List<String> prefix;

    private LayerNames(Map<String, NodeDef> nodes, List<String> layers, Set<String> taken) {
        this.nodes = nodes;
        this.taken = new HashSet<>(taken);
        this.prefix = commonPrefix(layers);
    }

    /**
     * Returns a name for each of the layers, in their order; all differ.
     *
     * @param given names that the file has for nodes
     * @param taken names that are not to be used
     */
    static List<String> of(
            Map<String, NodeDef> nodes, List<String> layers, Map<String, String> given, Set<String> taken) {
        LayerNames names = new LayerNames(nodes, layers, taken);
        List<String> all = new ArrayList<>();
        for (String layer : layers) {
            all.add(names.unique(
                    given.containsKey(layer) ? names.shortened(given.get(layer)) : names.shortened(layer), layer));
        }
        return all;
    }

    private static List<String> commonPrefix(List<String> layers) {
        List<String> common = layers.isEmpty() ? List.of() : parts(layers.get(0));
        for (String layer : layers) {
            List<String> parts = parts(layer);
            int same = 0;
            while (same < common.size()
                    && same < parts.size() - 1
                    && common.get(same).equals(parts.get(same))) {
                same++;
            }
            common = common.subList(0, same);
        }
        return common;
    }

    private static List<String> parts(String node) {
        return List.of(node.replaceFirst("^/+", "").split("/+"));
    }

    /** Returns a node's name without what is the same in all and what says only its operation; empty if nothing is left. */
    private String shortened(String node) {
        List<String> parts = new ArrayList<>(parts(node));
        if (parts.size() > prefix.size() && parts.subList(0, prefix.size()).equals(prefix)) {
            parts = new ArrayList<>(parts.subList(prefix.size(), parts.size()));
        }
        while (parts.size() > 1
                && OPERATION.matcher(parts.get(parts.size() - 1)).matches()) {
            parts.remove(parts.size() - 1);
        }
        String last = parts.get(parts.size() - 1);
        if (parts.size() > 1 && parts.get(0).length() > 0 && last.startsWith(parts.get(parts.size() - 2))) {
            return tidied(last);
        }
        return tidied(String.join(".", parts));
    }

    private static String tidied(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("(_fwd|:0)$", "");
    }

    private String unique(String name, String layer) {
        boolean tells = NAME.matcher(name).matches()
                && name.length() <= LONGEST
                && (!OPERATION.matcher(name).matches() || NUMBERED.matcher(name).matches());
        if (tells && taken.add(name)) {
            return name;
        }
        String base = tells ? name : kind(layer);
        for (int i = tells ? 2 : 1; ; i++) {
            String numbered = tells ? base + "_" + i : base + i;
            if (taken.add(numbered)) {
                return numbered;
            }
        }
    }

    private String kind(String layer) {
        NodeDef node = Nodes.of(nodes, layer);
        return switch (node.getOp()) {
            case "ConcatV2" -> "mixed";
            case "Add", "AddV2", "AddN" -> isConstant(node.getInput(1)) ? "conv" : "block";
            case "Mean", "AvgPool", "Max", "MaxPool" -> "pool";
            case "MatMul" -> "dense";
            case "Relu", "Relu6", "LeakyRelu", "Elu", "BiasAdd" -> kind(Nodes.name(node.getInput(0)));
            default -> "conv";
        };
    }

    private boolean isConstant(String input) {
        return Nodes.of(nodes, Nodes.name(input)).getOp().equals("Const");
    }
}

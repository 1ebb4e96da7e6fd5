package org.featurescope.model.trial;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.proto.NodeDef;

/** Says in a few words what TensorFlow says of a graph that it does not accept or compute. */
final class TensorFlowFault {
    /** Where TensorFlow names a node, as {@code {{node name}}}. */
    private static final Pattern NODE = Pattern.compile("\\{\\{(?:function_)?node ([\\w./>-]+)\\}\\}");

    /** What follows the fault itself in TensorFlow's messages: the node's definition, shapes, and advice. */
    private static final Pattern REST = Pattern.compile(
            "\\s*(?:for '\\{\\{|\\[\\[\\{\\{|with input shapes|\\[Op:|while building NodeDef|Please see).*",
            Pattern.DOTALL);

    private static final int MOST = 200;

    private TensorFlowFault() {}

    /** Returns the fault as a part of a sentence that names the node and its operation where TensorFlow names it. */
    static String of(Throwable fault, Map<String, NodeDef> nodes) {
        String message = String.valueOf(fault.getMessage());
        Matcher named = NODE.matcher(message);
        NodeDef node = named.find() ? nodes.get(named.group(1)) : null;
        String what = REST.matcher(
                        NODE.matcher(message.lines().findFirst().orElse("")).replaceFirst("$0"))
                .replaceFirst("")
                .replaceAll("\\{\\{(?:function_)?node [^}]*\\}\\}\\s*", "")
                .strip();
        String text = what.length() > MOST ? what.substring(0, MOST) + "…" : what;
        return node == null ? text : "node \"%s\" (%s): %s".formatted(node.getName(), node.getOp(), text);
    }
}

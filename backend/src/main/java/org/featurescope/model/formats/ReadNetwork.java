package org.featurescope.model.formats;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.GraphDef;

/**
 * The graph of a network that was read from a file, and what else the file says.
 *
 * @param format the file's format for people, for example {@code ONNX}
 * @param graph a frozen graph, channels last; nothing in it was checked
 * @param inputs the nodes that the file declares as inputs; none if it does not say
 * @param outputs the nodes that the file declares as outputs, the most important first; none if it does not say
 * @param names names of nodes for people, where they differ from those of the nodes
 * @param range the values that the input takes, if the file says so
 * @param labels names of the classes, if the file has them
 * @param notes what the reader changed or left out, a sentence each
 */
public record ReadNetwork(
        String format,
        GraphDef graph,
        List<String> inputs,
        List<String> outputs,
        Map<String, String> names,
        Optional<ValueRange> range,
        List<String> labels,
        List<String> notes) {
    public ReadNetwork {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        names = Map.copyOf(names);
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
    }

    /** Creates a network of which the file says no more than its graph. */
    public static ReadNetwork ofGraph(String format, GraphDef graph) {
        return new ReadNetwork(format, graph, List.of(), List.of(), Map.of(), Optional.empty(), List.of(), List.of());
    }
}

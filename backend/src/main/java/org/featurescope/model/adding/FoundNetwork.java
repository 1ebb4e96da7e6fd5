package org.featurescope.model.adding;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor;
import org.tensorflow.proto.GraphDef;

/**
 * What was found in a network's file.
 *
 * @param format the format of the file
 * @param graph the frozen graph that is written
 * @param input its input
 * @param layers its layers in depth order, class scores included
 * @param classes the nodes of the class scores and the name of the file of labels, if it has classes
 * @param labels the labels, if it has classes
 * @param notes what was changed or left out, a sentence each
 * @param advice what the owner may still say, a sentence each
 */
record FoundNetwork(
        String format,
        GraphDef graph,
        InputSpec input,
        List<ModelDescriptor.LayerEntry> layers,
        Optional<ModelDescriptor.Classes> classes,
        List<String> labels,
        List<String> notes,
        List<String> advice) {
    FoundNetwork {
        layers = List.copyOf(layers);
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
        advice = List.copyOf(advice);
    }
}

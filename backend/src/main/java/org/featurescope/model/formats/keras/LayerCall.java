package org.featurescope.model.formats.keras;

import java.util.List;
import org.featurescope.model.formats.GraphWriter;

/**
 * A call of a layer while it is written.
 *
 * @param layer the layer
 * @param inputs its inputs
 * @param writer the graph that is written
 * @param weights the weights of the file
 * @param path where the layer is in an archive of version 3
 * @param names the names of the layer and of the models that it is in
 */
record LayerCall(
        KerasLayer layer,
        List<Maps> inputs,
        GraphWriter writer,
        KerasWeights weights,
        List<String> path,
        List<String> names) {
    String name() {
        return String.join("/", names);
    }

    Maps input() {
        if (inputs.size() != 1) {
            throw layer.problem("has %d inputs, not one".formatted(inputs.size()));
        }
        return inputs.get(0);
    }

    /** Returns the input, which must be a map, for a layer that has its channels last. */
    Maps map() {
        String format = layer.text("data_format", "channels_last");
        if (!format.equals("channels_last") && !format.equals("null")) {
            throw layer.problem("has its channels first; save the model with channels last");
        }
        if (!input().isMap()) {
            throw layer.problem("has an input that is no map");
        }
        return input();
    }

    float[] weights(int index, List<String> names, int... shape) {
        return weights.get(path, this.names, index, names, shape);
    }
}

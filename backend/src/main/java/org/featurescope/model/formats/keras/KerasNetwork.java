package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.formats.GraphWriter;
import org.featurescope.model.formats.LeftOut;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.proto.GraphDef;

/**
 * Writes the layers of a Keras model, and of the models within it, as a frozen graph. A layer that cannot be written is left
 * out with all that depends on it.
 */
final class KerasNetwork {
    private static final int MOST_DEPTH = 16;
    private static final String INPUT = "InputLayer";

    private final KerasWeights weights;
    private final PictureSize size;
    private final GraphWriter writer = new GraphWriter();
    private final List<String> inputs = new ArrayList<>();
    private final LeftOut left = new LeftOut();

    /** A model that is written: where it is in the file, and the values of the inputs if it is within another one. */
    private record Place(List<String> path, List<String> names, Optional<List<Maps>> fed) {
        Place within(String pathName, String layer, List<Maps> values) {
            List<String> longer = new ArrayList<>(path);
            longer.add("layers");
            longer.add(pathName);
            List<String> all = new ArrayList<>(names);
            all.add(layer);
            return new Place(longer, all, Optional.of(values));
        }
    }

    KerasNetwork(KerasWeights weights, PictureSize size) {
        this.weights = weights;
        this.size = size;
    }

    GraphDef graph() {
        return writer.build();
    }

    List<String> inputs() {
        return inputs;
    }

    /** Returns what was left out. */
    LeftOut left() {
        return left;
    }

    /** Writes a model, and returns its outputs, without those that depend on what is left out. */
    List<Maps> write(KerasConfig model) {
        return write(model, new Place(List.of(), List.of(), Optional.empty()));
    }

    private List<Maps> write(KerasConfig model, Place place) {
        if (place.names().size() > MOST_DEPTH) {
            throw new InvalidInputException("path", "the Keras model has models within models without an end");
        }
        Map<KerasLayer.Source, Optional<Maps>> values = new HashMap<>();
        place.fed().ifPresent(fed -> feed(model, fed, values));
        Map<String, String> pathNames = pathNames(model);
        List<KerasLayer> open = new ArrayList<>(model.layers());
        boolean advanced = true;
        while (!open.isEmpty() && advanced) {
            advanced = open.removeIf(layer -> isWritten(layer, place, pathNames, values));
        }
        List<Maps> outputs = new ArrayList<>();
        for (KerasLayer.Source output : model.outputs()) {
            Optional<Maps> found = values.getOrDefault(output, Optional.empty());
            if (found.isEmpty() && left.isEmpty()) {
                throw new InvalidInputException(
                        "path",
                        "the output %s of the Keras model depends on itself or on nothing".formatted(output.layer()));
            }
            found.ifPresent(outputs::add);
        }
        return outputs;
    }

    private static void feed(KerasConfig model, List<Maps> fed, Map<KerasLayer.Source, Optional<Maps>> values) {
        if (model.inputs().size() != fed.size()) {
            throw new InvalidInputException(
                    "path",
                    "a model within the Keras model has %d inputs, not %d"
                            .formatted(model.inputs().size(), fed.size()));
        }
        for (int i = 0; i < fed.size(); i++) {
            values.put(model.inputs().get(i), Optional.of(fed.get(i)));
        }
    }

    /** Returns the names of layers in an archive of version 3: their classes, numbered in the order of the layers. */
    private static Map<String, String> pathNames(KerasConfig model) {
        Map<String, Integer> used = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (KerasLayer layer : model.layers()) {
            String type = layer.typeInFile();
            int number = used.merge(type, 1, Integer::sum) - 1;
            names.put(layer.name(), number == 0 ? type : type + "_" + number);
        }
        return names;
    }

    /** Writes those calls of a layer whose inputs are there, and returns whether all are written or left out. */
    private boolean isWritten(
            KerasLayer layer,
            Place place,
            Map<String, String> pathNames,
            Map<KerasLayer.Source, Optional<Maps>> values) {
        if (layer.type().equals(INPUT)) {
            values.computeIfAbsent(new KerasLayer.Source(layer.name(), 0), source -> Optional.of(input(layer)));
            return true;
        }
        boolean all = true;
        for (int call = 0; call < layer.calls().size(); call++) {
            KerasLayer.Source result = new KerasLayer.Source(layer.name(), call);
            List<Maps> fed = new ArrayList<>();
            for (KerasLayer.Source source : layer.calls().get(call)) {
                values.getOrDefault(source, Optional.empty()).ifPresent(fed::add);
            }
            boolean ready = fed.size() == layer.calls().get(call).size() && !fed.isEmpty();
            if (ready && !values.containsKey(result)) {
                values.put(
                        result,
                        written(layer, place.within(pathNames.getOrDefault(layer.name(), ""), layer.name(), fed)));
            }
            all &= ready;
        }
        return all;
    }

    /** Writes a layer, and returns its output unless it is left out. */
    private Optional<Maps> written(KerasLayer layer, Place place) {
        try {
            if (KerasConfig.isModel(layer.type())) {
                KerasConfig model = KerasConfig.of(layer.type(), layer.config());
                if (model.outputs().size() != 1) {
                    throw layer.problem("is a model of %d outputs within another"
                            .formatted(model.outputs().size()));
                }
                return write(model, place).stream().findFirst();
            }
            List<Maps> fed = place.fed().orElse(List.of());
            return Optional.of(
                    KerasLayers.write(new LayerCall(layer, fed, writer, weights, place.path(), place.names())));
        } catch (UnsupportedLayerException e) {
            left.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Maps input(KerasLayer layer) {
        JsonNode shape = KerasFile.shape(layer);
        if (shape.size() != 4) {
            throw new InvalidInputException(
                    "path",
                    "the input %s of the Keras model takes %s, not pictures [batch, height, width, channels]"
                            .formatted(layer.name(), shape));
        }
        int height = shape.get(1).asInt();
        int width = shape.get(2).asInt();
        int channels = shape.get(3).asInt();
        if (height <= 0 || width <= 0) {
            PictureSize.Size given = size.get();
            height = height > 0 ? height : given.height();
            width = width > 0 ? width : given.width();
        }
        if (channels <= 0) {
            throw new InvalidInputException(
                    "path",
                    "the input %s of the Keras model does not say how many channels it has".formatted(layer.name()));
        }
        String node = writer.placeholder(layer.name(), -1, height, width, channels);
        inputs.add(node);
        return Maps.of(node, height, width, channels);
    }
}

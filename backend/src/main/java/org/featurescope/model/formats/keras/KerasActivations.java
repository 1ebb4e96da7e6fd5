package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.featurescope.model.formats.GraphWriter;
import org.tensorflow.proto.AttrValue;

/** Writes activation functions. */
final class KerasActivations {
    private KerasActivations() {}

    /** Returns the name of the activation that a layer has. */
    static String of(KerasLayer layer) {
        JsonNode activation = layer.config().path("activation");
        if (activation.isTextual()) {
            return activation.asText();
        }
        if (activation.isObject()) {
            JsonNode config = activation.path("config");
            return config.isTextual()
                    ? config.asText()
                    : activation.path("class_name").asText();
        }
        return "linear";
    }

    /** Writes an activation under a name, and returns the node. */
    static String write(LayerCall call, String activation, String input, String name) {
        GraphWriter writer = call.writer();
        return switch (activation) {
            case "linear" -> input;
            case "relu" -> writer.operation(name, "Relu", input);
            case "relu6" -> writer.operation(name, "Relu6", input);
            case "softmax" -> writer.operation(name, "Softmax", input);
            case "sigmoid" -> writer.operation(name, "Sigmoid", input);
            case "tanh" -> writer.operation(name, "Tanh", input);
            case "elu" -> writer.operation(name, "Elu", input);
            case "selu" -> writer.operation(name, "Selu", input);
            case "softplus" -> writer.operation(name, "Softplus", input);
            case "softsign" -> writer.operation(name, "Softsign", input);
            case "exponential" -> writer.operation(name, "Exp", input);
            case "swish", "silu" -> gated(writer, input, writer.operation(name + "/gate", "Sigmoid", input), name);
            case "hard_sigmoid" -> hardSigmoid(call, input, name);
            case "hard_swish", "hard_silu" -> gated(writer, input, sixth(writer, input, name + "/gate"), name);
            case "leaky_relu" -> leaky(writer, input, name, 0.2);
            case "gelu" -> gelu(writer, input, name);
            default ->
                throw call.layer().problem("has the activation \"%s\", which is not known".formatted(activation));
        };
    }

    static String leaky(GraphWriter writer, String input, String name, double slope) {
        AttrValue alpha = AttrValue.newBuilder().setF((float) slope).build();
        return writer.operation(name, "LeakyRelu", List.of(input), Map.of("alpha", alpha));
    }

    private static String gated(GraphWriter writer, String input, String gate, String name) {
        return writer.operation(name, "Mul", input, gate);
    }

    /** {@code relu6(x + 3) / 6} in Keras 3; {@code clip(0.2 x + 0.5, 0, 1)} in Keras 2. */
    private static String hardSigmoid(LayerCall call, String input, String name) {
        if (call.weights() instanceof KerasWeights.ByPlace) {
            return sixth(call.writer(), input, name);
        }
        GraphWriter writer = call.writer();
        String scaled = writer.operation(name + "/scaled", "Mul", input, number(writer, name + "/fifth", 0.2));
        String shifted = writer.operation(name + "/shifted", "AddV2", scaled, number(writer, name + "/half", 0.5));
        String low = writer.operation(name + "/low", "Relu", shifted);
        return writer.operation(name, "Minimum", low, number(writer, name + "/one", 1));
    }

    private static String sixth(GraphWriter writer, String input, String name) {
        String shifted = writer.operation(name + "/shifted", "AddV2", input, number(writer, name + "/three", 3));
        String six = writer.operation(name + "/six", "Relu6", shifted);
        return writer.operation(name, "Mul", six, number(writer, name + "/sixth", 1.0 / 6));
    }

    /** {@code x / 2 * (1 + erf(x / sqrt(2)))} (Hendrycks and Gimpel, 2016, arXiv:1606.08415). */
    private static String gelu(GraphWriter writer, String input, String name) {
        String scaled =
                writer.operation(name + "/scaled", "Mul", input, number(writer, name + "/root", 1 / Math.sqrt(2)));
        String erf = writer.operation(name + "/erf", "Erf", scaled);
        String one = writer.operation(name + "/gate", "AddV2", erf, number(writer, name + "/one", 1));
        String half = writer.operation(name + "/half", "Mul", input, number(writer, name + "/factor", 0.5));
        return writer.operation(name, "Mul", half, one);
    }

    static String number(GraphWriter writer, String name, double value) {
        return writer.constant(name, new float[] {(float) value});
    }
}

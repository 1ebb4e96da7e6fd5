package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Computes a Keras model as Keras's documentation defines its layers, in double precision, in plain Java. It shares no code
 * with the reader.
 */
final class KerasInterpreter {
    private final KerasModels.Layer layer;
    private final List<Value> inputs;

    /** Numbers {@code [height, width, channels]} or {@code [1, 1, values]}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Value(int height, int width, int channels, double[] v) {
        static Value of(int height, int width, int channels) {
            return new Value(height, width, channels, new double[height * width * channels]);
        }

        double at(int y, int x, int c) {
            return y < 0 || y >= height || x < 0 || x >= width ? 0 : v[(y * width + x) * channels + c];
        }

        void set(int y, int x, int c, double value) {
            v[(y * width + x) * channels + c] = value;
        }
    }

    private KerasInterpreter(KerasModels.Layer layer, List<Value> inputs) {
        this.layer = layer;
        this.inputs = inputs;
    }

    /** Returns the values of all layers. */
    static Map<String, Value> run(KerasModels model, Value input) {
        Map<String, Value> values = new HashMap<>();
        for (KerasModels.Layer layer : model.layers()) {
            List<Value> inputs = layer.inputs().stream()
                    .map(name -> Objects.requireNonNull(values.get(name)))
                    .toList();
            boolean isInput = layer.type().equals("InputLayer");
            Value value = isInput ? input : new KerasInterpreter(layer, inputs).compute();
            values.put(
                    layer.name(),
                    isInput
                            ? value
                            : activated(value, layer.config().path("activation").asText("linear")));
        }
        return values;
    }

    private static Value activated(Value value, String activation) {
        return switch (activation) {
            case "linear" -> value;
            case "relu" -> map(value, x -> Math.max(0, x));
            case "swish" -> map(value, x -> x / (1 + Math.exp(-x)));
            case "hard_swish" -> map(value, x -> x * Math.max(0, Math.min(6, x + 3)) / 6);
            case "tanh" -> map(value, Math::tanh);
            case "softmax" -> {
                double sum = Arrays.stream(value.v()).map(Math::exp).sum();
                yield map(value, x -> Math.exp(x) / sum);
            }
            default -> throw new AssertionError(activation);
        };
    }

    private Value compute() {
        Value x = inputs.get(0);
        return switch (layer.type()) {
            case "Conv2D" -> biased(convolution(x, weights("kernel")));
            case "DepthwiseConv2D" -> biased(depthwise(x));
            case "SeparableConv2D" -> biased(pointwise(depthwise(x)));
            case "BatchNormalization" -> normalized(x);
            case "Activation", "Dropout" -> x;
            case "ReLU" -> map(x, v -> Math.max(0, Math.min(number("max_value", Double.MAX_VALUE), v)));
            case "LeakyReLU" -> map(x, v -> v < 0 ? number("alpha", 0.3) * v : v);
            case "ELU" -> map(x, v -> v < 0 ? Math.exp(v) - 1 : v);
            case "Rescaling" -> map(x, v -> v * number("scale", 1) + number("offset", 0));
            case "MaxPooling2D" -> pool(x, true);
            case "AveragePooling2D" -> pool(x, false);
            case "GlobalAveragePooling2D" -> global(x);
            case "Add" -> merged(Double::sum);
            case "Multiply" -> merged((a, b) -> a * b);
            case "Concatenate" -> joined();
            case "ZeroPadding2D" -> moved(x, pairs("padding"), 1);
            case "Cropping2D" -> moved(x, pairs("cropping"), -1);
            case "UpSampling2D" -> enlarged(x);
            case "Resizing" -> resized(x);
            case "Flatten" -> new Value(1, 1, x.v().length, x.v());
            case "Dense" -> biased(dense(x));
            default -> throw new AssertionError(layer.type());
        };
    }

    private Value convolution(Value x, KerasModels.Weights kernel) {
        int[] k = kernel.shape();
        int groups = (int) number("groups", 1);
        int perGroup = k[3] / groups;
        Value y = output(x, k[0], k[1], k[3]);
        for (int o = 0; o < k[3]; o++) {
            for (int c = 0; c < k[2]; c++) {
                add(x, y, o / perGroup * k[2] + c, o, kernel, k, (c * k[3]) + o, k[2] * k[3]);
            }
        }
        return y;
    }

    private Value depthwise(Value x) {
        KerasModels.Weights kernel = weights("depthwise_kernel");
        int[] k = kernel.shape();
        Value y = output(x, k[0], k[1], k[2] * k[3]);
        for (int c = 0; c < k[2]; c++) {
            for (int m = 0; m < k[3]; m++) {
                add(x, y, c, c * k[3] + m, kernel, k, c * k[3] + m, k[2] * k[3]);
            }
        }
        return y;
    }

    /** Adds what one channel contributes to another: weights begin at {@code first} and are {@code step} apart. */
    private void add(Value x, Value y, int from, int to, KerasModels.Weights kernel, int[] k, int first, int step) {
        int stride = pair("strides", 1);
        int dilation = pair("dilation_rate", 1);
        int top = before(x.height(), y.height(), (k[0] - 1) * dilation + 1, stride);
        int left = before(x.width(), y.width(), (k[1] - 1) * dilation + 1, stride);
        for (int i = 0; i < y.height(); i++) {
            for (int j = 0; j < y.width(); j++) {
                double sum = y.at(i, j, to);
                for (int a = 0; a < k[0]; a++) {
                    for (int b = 0; b < k[1]; b++) {
                        sum += kernel.values()[(a * k[1] + b) * step + first]
                                * x.at(i * stride - top + a * dilation, j * stride - left + b * dilation, from);
                    }
                }
                y.set(i, j, to, sum);
            }
        }
    }

    private Value output(Value x, int kernelHeight, int kernelWidth, int channels) {
        int stride = pair("strides", 1);
        int dilation = pair("dilation_rate", 1);
        return Value.of(
                length(x.height(), (kernelHeight - 1) * dilation + 1, stride),
                length(x.width(), (kernelWidth - 1) * dilation + 1, stride),
                channels);
    }

    private int length(int from, int reach, int stride) {
        return isSame() ? (int) Math.ceil(from / (double) stride) : (from - reach) / stride + 1;
    }

    private int before(int from, int to, int reach, int stride) {
        return isSame() ? Math.max(0, (to - 1) * stride + reach - from) / 2 : 0;
    }

    private boolean isSame() {
        return layer.config().path("padding").asText().equals("same");
    }

    private Value pointwise(Value x) {
        KerasModels.Weights kernel = weights("pointwise_kernel");
        int out = kernel.shape()[3];
        Value y = Value.of(x.height(), x.width(), out);
        for (int at = 0; at < x.height() * x.width(); at++) {
            for (int c = 0; c < x.channels(); c++) {
                for (int o = 0; o < out; o++) {
                    y.v()[at * out + o] += x.v()[at * x.channels() + c] * kernel.values()[c * out + o];
                }
            }
        }
        return y;
    }

    private Value dense(Value x) {
        KerasModels.Weights kernel = weights("kernel");
        int out = kernel.shape()[1];
        Value y = Value.of(1, 1, out);
        for (int i = 0; i < x.v().length; i++) {
            for (int o = 0; o < out; o++) {
                y.v()[o] += x.v()[i] * kernel.values()[i * out + o];
            }
        }
        return y;
    }

    private Value biased(Value y) {
        KerasModels.Weights bias = layer.weights().get("bias");
        for (int i = 0; i < y.v().length && bias != null; i++) {
            y.v()[i] += bias.values()[i % y.channels()];
        }
        return y;
    }

    private Value normalized(Value x) {
        Value y = Value.of(x.height(), x.width(), x.channels());
        for (int i = 0; i < y.v().length; i++) {
            int c = i % x.channels();
            double centred = x.v()[i] - weights("moving_mean").values()[c];
            double deviation = Math.sqrt(weights("moving_variance").values()[c] + number("epsilon", 0.001));
            y.v()[i] = centred / deviation * weights("gamma").values()[c]
                    + weights("beta").values()[c];
        }
        return y;
    }

    private Value pool(Value x, boolean isMaximum) {
        int size = pair("pool_size", 2);
        int stride = pair("strides", size);
        Value y = Value.of(length(x.height(), size, stride), length(x.width(), size, stride), x.channels());
        int top = before(x.height(), y.height(), size, stride);
        int left = before(x.width(), y.width(), size, stride);
        for (int i = 0; i < y.height(); i++) {
            for (int j = 0; j < y.width(); j++) {
                for (int c = 0; c < x.channels(); c++) {
                    double most = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    int count = 0;
                    for (int a = i * stride - top; a < i * stride - top + size; a++) {
                        for (int b = j * stride - left; b < j * stride - left + size; b++) {
                            if (a >= 0 && a < x.height() && b >= 0 && b < x.width()) {
                                most = Math.max(most, x.at(a, b, c));
                                sum += x.at(a, b, c);
                                count++;
                            }
                        }
                    }
                    y.set(i, j, c, isMaximum ? most : sum / count);
                }
            }
        }
        return y;
    }

    private static Value global(Value x) {
        Value y = Value.of(1, 1, x.channels());
        for (int i = 0; i < x.v().length; i++) {
            y.v()[i % x.channels()] += x.v()[i] / (x.height() * x.width());
        }
        return y;
    }

    private Value merged(DoubleBinaryOperator function) {
        Value x = inputs.get(0);
        Value y = Value.of(x.height(), x.width(), x.channels());
        for (int i = 0; i < y.v().length; i++) {
            double value = x.v()[i];
            for (Value other : inputs.subList(1, inputs.size())) {
                value = function.applyAsDouble(value, other.v()[i]);
            }
            y.v()[i] = value;
        }
        return y;
    }

    private Value joined() {
        Value x = inputs.get(0);
        Value y = Value.of(
                x.height(), x.width(), inputs.stream().mapToInt(Value::channels).sum());
        int begin = 0;
        for (Value input : inputs) {
            for (int i = 0; i < x.height(); i++) {
                for (int j = 0; j < x.width(); j++) {
                    for (int c = 0; c < input.channels(); c++) {
                        y.set(i, j, begin + c, input.at(i, j, c));
                    }
                }
            }
            begin += input.channels();
        }
        return y;
    }

    private static Value moved(Value x, int[] sizes, int sign) {
        Value y = Value.of(
                x.height() + sign * (sizes[0] + sizes[1]), x.width() + sign * (sizes[2] + sizes[3]), x.channels());
        for (int i = 0; i < y.height(); i++) {
            for (int j = 0; j < y.width(); j++) {
                for (int c = 0; c < x.channels(); c++) {
                    y.set(i, j, c, x.at(i - sign * sizes[0], j - sign * sizes[2], c));
                }
            }
        }
        return y;
    }

    private Value enlarged(Value x) {
        int factor = pair("size", 2);
        Value y = Value.of(x.height() * factor, x.width() * factor, x.channels());
        for (int i = 0; i < y.height(); i++) {
            for (int j = 0; j < y.width(); j++) {
                for (int c = 0; c < x.channels(); c++) {
                    y.set(i, j, c, x.at(i / factor, j / factor, c));
                }
            }
        }
        return y;
    }

    private Value resized(Value x) {
        Value y = Value.of((int) number("height", 0), (int) number("width", 0), x.channels());
        for (int i = 0; i < y.height(); i++) {
            for (int j = 0; j < y.width(); j++) {
                double row = (i + 0.5) * x.height() / y.height() - 0.5;
                double column = (j + 0.5) * x.width() / y.width() - 0.5;
                for (int c = 0; c < x.channels(); c++) {
                    y.set(i, j, c, between(x, row, column, c));
                }
            }
        }
        return y;
    }

    /** Returns the bilinear mean of the four pixels around a place. */
    private static double between(Value x, double row, double column, int c) {
        double sum = 0;
        for (int i = (int) Math.floor(row); i <= Math.floor(row) + 1; i++) {
            for (int j = (int) Math.floor(column); j <= Math.floor(column) + 1; j++) {
                double share = (1 - Math.abs(row - i)) * (1 - Math.abs(column - j));
                sum += share
                        * x.at(Math.max(0, Math.min(x.height() - 1, i)), Math.max(0, Math.min(x.width() - 1, j)), c);
            }
        }
        return sum;
    }

    private static Value map(Value x, DoubleUnaryOperator function) {
        return new Value(
                x.height(),
                x.width(),
                x.channels(),
                Arrays.stream(x.v()).map(function).toArray());
    }

    private KerasModels.Weights weights(String name) {
        return Objects.requireNonNull(layer.weights().get(name), name);
    }

    private double number(String field, double missing) {
        return layer.config().path(field).asDouble(missing);
    }

    /** The tests use the same number for rows and columns. */
    private int pair(String field, int missing) {
        JsonNode value = layer.config().path(field);
        return value.isArray() ? value.get(0).asInt() : value.asInt(missing);
    }

    private int[] pairs(String field) {
        JsonNode value = layer.config().path(field);
        return new int[] {
            value.get(0).get(0).asInt(),
            value.get(0).get(1).asInt(),
            value.get(1).get(0).asInt(),
            value.get(1).get(1).asInt()
        };
    }
}

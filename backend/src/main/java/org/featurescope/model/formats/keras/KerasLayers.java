package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.featurescope.model.formats.GraphWriter;
import org.tensorflow.proto.AttrValue;

/** Writes layers that are not convolutions, and knows the writer of each class. */
final class KerasLayers {
    private static final Map<String, Function<LayerCall, Maps>> BY_TYPE = new HashMap<>();

    static {
        BY_TYPE.put("Conv2D", KerasConvolutions::convolution);
        BY_TYPE.put("DepthwiseConv2D", KerasConvolutions::depthwise);
        BY_TYPE.put("SeparableConv2D", KerasConvolutions::separable);
        BY_TYPE.put("Dense", KerasConvolutions::dense);
        BY_TYPE.put("BatchNormalization", KerasScaling::batchNormalization);
        BY_TYPE.put("Normalization", KerasScaling::normalization);
        BY_TYPE.put("Rescaling", KerasScaling::rescaling);
        BY_TYPE.put(
                "Activation",
                call -> call.input()
                        .like(KerasActivations.write(
                                call,
                                KerasActivations.of(call.layer()),
                                call.input().node(),
                                call.name())));
        BY_TYPE.put("ReLU", KerasLayers::relu);
        BY_TYPE.put("LeakyReLU", KerasLayers::leakyRelu);
        BY_TYPE.put("PReLU", KerasLayers::parametricRelu);
        BY_TYPE.put("ELU", call -> activation(call, "elu"));
        BY_TYPE.put("Softmax", call -> activation(call, "softmax"));
        BY_TYPE.put("MaxPooling2D", call -> pool(call, "MaxPool"));
        BY_TYPE.put("AveragePooling2D", call -> pool(call, "AvgPool"));
        BY_TYPE.put("GlobalAveragePooling2D", call -> global(call, "Mean"));
        BY_TYPE.put("GlobalMaxPooling2D", call -> global(call, "Max"));
        BY_TYPE.put("Add", call -> merged(call, "AddV2"));
        BY_TYPE.put("Subtract", call -> merged(call, "Sub"));
        BY_TYPE.put("Multiply", call -> merged(call, "Mul"));
        BY_TYPE.put("Maximum", call -> merged(call, "Maximum"));
        BY_TYPE.put("Minimum", call -> merged(call, "Minimum"));
        BY_TYPE.put("Average", KerasLayers::average);
        BY_TYPE.put("Concatenate", KerasLayers::concatenation);
        BY_TYPE.put("ZeroPadding2D", KerasLayers::zeroPadding);
        BY_TYPE.put("Cropping2D", KerasLayers::cropping);
        BY_TYPE.put("UpSampling2D", KerasLayers::upSampling);
        BY_TYPE.put("Resizing", KerasLayers::resizing);
        BY_TYPE.put("Flatten", KerasLayers::flatten);
        BY_TYPE.put("Reshape", KerasLayers::reshape);
        for (String training : List.of(
                "Dropout",
                "SpatialDropout2D",
                "AlphaDropout",
                "GaussianDropout",
                "GaussianNoise",
                "ActivityRegularization",
                "RandomFlip",
                "RandomRotation",
                "RandomZoom",
                "RandomContrast",
                "RandomBrightness",
                "RandomTranslation",
                "RandomHeight",
                "RandomWidth")) {
            BY_TYPE.put(training, LayerCall::input);
        }
    }

    private KerasLayers() {}

    /** Writes a layer. */
    static Maps write(LayerCall call) {
        Function<LayerCall, Maps> writer = BY_TYPE.get(call.layer().type());
        if (writer == null) {
            throw call.layer().problem("is of a class that is not known");
        }
        return writer.apply(call);
    }

    private static Maps activation(LayerCall call, String activation) {
        return call.input()
                .like(KerasActivations.write(call, activation, call.input().node(), call.name()));
    }

    private static Maps relu(LayerCall call) {
        KerasLayer layer = call.layer();
        double slope = layer.number("negative_slope", 0);
        JsonNode most = layer.config().path("max_value");
        if (layer.number("threshold", 0) != 0 || (slope != 0 && most.isNumber())) {
            throw layer.problem("has a threshold, or a slope and a greatest value");
        }
        String input = call.input().node();
        if (slope != 0) {
            return call.input().like(KerasActivations.leaky(call.writer(), input, call.name(), slope));
        }
        if (!most.isNumber() || most.doubleValue() == 6) {
            return activation(call, most.isNumber() ? "relu6" : "relu");
        }
        String low = call.writer().operation(call.name() + "/low", "Relu", input);
        String limit = KerasActivations.number(call.writer(), call.name() + "/most", most.doubleValue());
        return call.input().like(call.writer().operation(call.name(), "Minimum", low, limit));
    }

    private static Maps leakyRelu(LayerCall call) {
        double slope = call.layer().number("negative_slope", call.layer().number("alpha", 0.3));
        return call.input()
                .like(KerasActivations.leaky(call.writer(), call.input().node(), call.name(), slope));
    }

    private static Maps parametricRelu(LayerCall call) {
        Maps input = call.input();
        GraphWriter writer = call.writer();
        int[] shape = input.shape().clone();
        for (JsonNode axis : call.layer().config().path("shared_axes")) {
            shape[axis.asInt() - 1] = 1;
        }
        long[] sizes = Arrays.stream(shape).asLongStream().toArray();
        String alpha = writer.constant(call.name() + "/alpha", call.weights(0, List.of("alpha"), shape), sizes);
        String positive = writer.operation(call.name() + "/positive", "Relu", input.node());
        String negated = writer.operation(call.name() + "/negated", "Neg", input.node());
        String negative = writer.operation(call.name() + "/negative", "Relu", negated);
        String scaled = writer.operation(call.name() + "/scaled", "Mul", negative, alpha);
        return input.like(writer.operation(call.name(), "Sub", positive, scaled));
    }

    private static Maps pool(LayerCall call, String op) {
        Maps map = call.map();
        int[] size = call.layer().pair("pool_size", 2);
        JsonNode given = call.layer().config().path("strides");
        int[] strides =
                given.isMissingNode() || given.isNull() ? size : call.layer().pair("strides", 1);
        int[] shape = KerasShapes.windowed(call.layer(), map.shape(), size, strides, map.channels());
        return Maps.of(
                call.writer().pool(call.name(), op, map.node(), size, strides, KerasShapes.isSame(call.layer())),
                shape);
    }

    private static Maps global(LayerCall call, String op) {
        Maps map = call.map();
        boolean keeps = call.layer().flag("keepdims", false);
        String node = call.writer().reduction(call.name(), op, map.node(), keeps, 1, 2);
        return keeps ? Maps.of(node, 1, 1, map.channels()) : Maps.of(node, map.channels());
    }

    private static Maps merged(LayerCall call, String op) {
        Maps result = call.inputs().get(0);
        for (int i = 1; i < call.inputs().size(); i++) {
            Maps next = call.inputs().get(i);
            if (result.shape().length != next.shape().length) {
                throw call.layer().problem("combines values of different numbers of axes");
            }
            int[] one = result.shape();
            int[] shape = IntStream.range(0, one.length)
                    .map(axis -> broadcast(call, one[axis], next.shape()[axis]))
                    .toArray();
            String name = i == call.inputs().size() - 1 ? call.name() : call.name() + "/part";
            result = Maps.of(call.writer().operation(name, op, result.node(), next.node()), shape);
        }
        return result;
    }

    private static int broadcast(LayerCall call, int one, int other) {
        if (one != other && one != 1 && other != 1) {
            throw call.layer().problem("combines %d and %d values along an axis".formatted(one, other));
        }
        return Math.max(one, other);
    }

    private static Maps average(LayerCall call) {
        Maps sum = merged(call, "AddV2");
        String share = KerasActivations.number(
                call.writer(), call.name() + "/share", 1.0 / call.inputs().size());
        return sum.like(call.writer().operation(call.name() + "/mean", "Mul", sum.node(), share));
    }

    private static Maps concatenation(LayerCall call) {
        Maps first = call.inputs().get(0);
        int rank = first.shape().length;
        int axis = call.layer().integer("axis", -1);
        int place = axis < 0 ? axis + rank : axis - 1;
        if (place < 0 || place >= rank) {
            throw call.layer().problem("joins axis %d".formatted(axis));
        }
        int[] shape = first.shape().clone();
        shape[place] = 0;
        List<String> nodes = new ArrayList<>();
        for (Maps input : call.inputs()) {
            int[] expected = input.shape().clone();
            if (expected.length == rank) {
                expected[place] = first.shape()[place];
            }
            if (!Arrays.equals(expected, first.shape())) {
                throw call.layer()
                        .problem("joins %s and %s"
                                .formatted(Arrays.toString(first.shape()), Arrays.toString(input.shape())));
            }
            shape[place] += input.shape()[place];
            nodes.add(input.node());
        }
        return Maps.of(call.writer().concatenation(call.name(), nodes, place + 1), shape);
    }

    private static Maps zeroPadding(LayerCall call) {
        Maps map = call.map();
        int[][] borders = call.layer().borders("padding");
        int[] before = {0, borders[0][0], borders[1][0], 0};
        int[] after = {0, borders[0][1], borders[1][1], 0};
        return Maps.of(
                call.writer().pad(call.name(), map.node(), before, after, 0),
                map.shape()[0] + before[1] + after[1],
                map.shape()[1] + before[2] + after[2],
                map.channels());
    }

    private static Maps cropping(LayerCall call) {
        Maps map = call.map();
        int[][] borders = call.layer().borders("cropping");
        int height = map.shape()[0] - borders[0][0] - borders[0][1];
        int width = map.shape()[1] - borders[1][0] - borders[1][1];
        if (height < 1 || width < 1) {
            throw call.layer().problem("cuts the whole map off");
        }
        int[] begin = {0, borders[0][0], borders[1][0], 0};
        return Maps.of(
                call.writer().slice(call.name(), map.node(), begin, new int[] {-1, height, width, -1}),
                height,
                width,
                map.channels());
    }

    private static Maps upSampling(LayerCall call) {
        Maps map = call.map();
        int[] factor = call.layer().pair("size", 2);
        return resized(call, "nearest", map.shape()[0] * factor[0], map.shape()[1] * factor[1]);
    }

    /** Writes a layer that resizes maps; no node if the maps have that size already. */
    private static Maps resizing(LayerCall call) {
        Maps map = call.map();
        int height = call.layer().integer("height", 0);
        int width = call.layer().integer("width", 0);
        if (height == map.shape()[0] && width == map.shape()[1]) {
            return map;
        }
        if (height < 1 || width < 1) {
            throw call.layer().problem("resizes to %d x %d".formatted(height, width));
        }
        boolean keepsAspect =
                call.layer().flag("crop_to_aspect_ratio", false) || call.layer().flag("pad_to_aspect_ratio", false);
        if (keepsAspect && (long) height * map.shape()[1] != (long) width * map.shape()[0]) {
            throw call.layer().problem("crops or pads to another aspect ratio");
        }
        return resized(call, "bilinear", height, width);
    }

    /** Resizes maps by the layer's interpolation, with the centers of pixels half a pixel from their corners. */
    private static Maps resized(LayerCall call, String usual, int height, int width) {
        Maps map = call.map();
        String kind = call.layer().text("interpolation", usual);
        if (!kind.equals("nearest") && !kind.equals("bilinear")) {
            throw call.layer().problem("interpolates by \"%s\"".formatted(kind));
        }
        String size = call.writer().integers(call.name() + "/size", height, width);
        AttrValue centers = AttrValue.newBuilder().setB(true).build();
        String node = call.writer()
                .operation(
                        call.name(),
                        kind.equals("nearest") ? "ResizeNearestNeighbor" : "ResizeBilinear",
                        List.of(map.node(), size),
                        Map.of("half_pixel_centers", centers));
        return Maps.of(node, height, width, map.channels());
    }

    private static Maps flatten(LayerCall call) {
        int count = Arrays.stream(call.input().shape()).reduce(1, Math::multiplyExact);
        return Maps.of(call.writer().reshape(call.name(), call.input().node(), -1, count), count);
    }

    private static Maps reshape(LayerCall call) {
        List<Integer> sizes = new ArrayList<>();
        int known = 1;
        for (JsonNode size : call.layer().config().path("target_shape")) {
            sizes.add(size.asInt());
            known *= size.asInt() == -1 ? 1 : size.asInt();
        }
        int all = Arrays.stream(call.input().shape()).reduce(1, Math::multiplyExact);
        int rest = known == 0 ? 0 : all / known;
        int[] shape = sizes.stream().mapToInt(size -> size == -1 ? rest : size).toArray();
        if ((shape.length != 1 && shape.length != 3) || Arrays.stream(shape).reduce(1, (a, b) -> a * b) != all) {
            throw call.layer()
                    .problem("reshapes %s to %s"
                            .formatted(Arrays.toString(call.input().shape()), sizes));
        }
        int[] batched = IntStream.concat(IntStream.of(-1), Arrays.stream(shape)).toArray();
        return Maps.of(call.writer().reshape(call.name(), call.input().node(), batched), shape);
    }
}

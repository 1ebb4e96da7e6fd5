package org.featurescope.model.formats.onnx;

import java.util.List;
import java.util.Map;
import org.featurescope.model.formats.GraphWriter;
import org.tensorflow.proto.AttrValue;

/** Functions of single values. */
final class Activations {
    private Activations() {}

    /** Returns the operator of a function that TensorFlow has under some name. */
    static Operator named(String op) {
        return step -> {
            Value.Computed input = step.computed(0);
            step.give(input.like(step.writer().operation(step.name(), op, input.node())));
        };
    }

    static void same(Step step) throws UnsupportedNodeException {
        step.give(step.input(0));
    }

    static void leaky(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        AttrValue alpha = AttrValue.newBuilder()
                .setF(step.attributes().number("alpha", 0.01f))
                .build();
        step.give(input.like(
                step.writer().operation(step.name(), "LeakyRelu", List.of(input.node()), Map.of("alpha", alpha))));
    }

    static void elu(Step step) throws UnsupportedNodeException {
        if (step.attributes().number("alpha", 1) != 1) {
            throw new UnsupportedNodeException("has an alpha other than 1");
        }
        named("Elu").write(step);
    }

    /** {@code max(x, 0) - slope * max(-x, 0)}. */
    static void parametric(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        GraphWriter writer = step.writer();
        String positive = writer.operation(step.name() + "/positive", "Relu", input.node());
        String negated = writer.operation(step.name() + "/negated", "Neg", input.node());
        String negative = writer.operation(step.name() + "/negative", "Relu", negated);
        String slope = Arithmetic.constant(step, step.known(1), input, step.name() + "/slope");
        String scaled = writer.operation(step.name() + "/scaled", "Mul", negative, slope);
        step.give(input.like(writer.operation(step.name(), "Sub", positive, scaled)));
    }

    static void clip(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        double least =
                step.has(1) ? step.known(1).numbers()[0] : step.attributes().number("min", -Float.MAX_VALUE);
        double most =
                step.has(2) ? step.known(2).numbers()[0] : step.attributes().number("max", Float.MAX_VALUE);
        if (least == 0 && most == 6) {
            named("Relu6").write(step);
            return;
        }
        step.give(input.like(clipped(step, input.node(), least, most, step.name())));
    }

    private static String clipped(Step step, String node, double least, double most, String name) {
        GraphWriter writer = step.writer();
        String low = least == 0
                ? writer.operation(name + "/low", "Relu", node)
                : writer.operation(name + "/low", "Maximum", node, number(step, name + "/least", least));
        return most >= Float.MAX_VALUE
                ? low
                : writer.operation(name, "Minimum", low, number(step, name + "/most", most));
    }

    /** {@code max(0, min(1, alpha * x + beta))}. */
    static void hardSigmoid(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        step.give(input.like(hardSigmoid(
                step,
                input.node(),
                step.attributes().number("alpha", 0.2f),
                step.attributes().number("beta", 0.5f),
                step.name())));
    }

    static void hardSwish(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        String gate = hardSigmoid(step, input.node(), 1.0 / 6, 0.5, step.name() + "/gate");
        step.give(input.like(step.writer().operation(step.name(), "Mul", input.node(), gate)));
    }

    private static String hardSigmoid(Step step, String node, double alpha, double beta, String name) {
        GraphWriter writer = step.writer();
        String scaled = writer.operation(name + "/scaled", "Mul", node, number(step, name + "/alpha", alpha));
        String shifted = writer.operation(name + "/shifted", "AddV2", scaled, number(step, name + "/beta", beta));
        return clipped(step, shifted, 0, 1, name);
    }

    private static String number(Step step, String name, double value) {
        return step.writer().constant(name, new float[] {(float) value});
    }
}

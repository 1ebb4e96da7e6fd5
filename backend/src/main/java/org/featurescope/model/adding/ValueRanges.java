package org.featurescope.model.adding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.formats.ValueRange;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.SortedGraph;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/** Finds the values that a network's input takes, or asks for them. */
final class ValueRanges {
    private static final ValueRange BYTES = ValueRange.of(255, 0);
    private static final double LARGE = 16;

    private ValueRanges() {}

    static ValueRange of(
            ReadNetwork read, SortedGraph order, PictureInput input, AddOptions options, OpenQuestions questions) {
        if (!options.scale().isEmpty()) {
            return checked(options.scale(), options.offset(), input);
        }
        if (!options.offset().isEmpty()) {
            throw new InvalidInputException("scale", "--offset needs --scale");
        }
        if (input.isBytes() || isScaledInside(order, input)) {
            return BYTES;
        }
        return read.range().orElseGet(() -> asked(input, questions));
    }

    private static ValueRange asked(PictureInput input, OpenQuestions questions) {
        String answer = questions.answer(new Question(
                "--scale",
                "the file does not say which values its input takes: --scale 1 for 0 to 1, --scale 2 --offset -1 for -1 to 1,"
                        + " --scale 255 for 0 to 255, three numbers each for ranges by channel",
                List.of(),
                "1"));
        List<List<Double>> numbers = Arrays.stream(answer.replace("--scale", "").split("--offset"))
                .map(ValueRanges::numbers)
                .toList();
        return checked(numbers.get(0), numbers.size() > 1 ? numbers.get(1) : List.of(), input);
    }

    private static ValueRange checked(List<Double> scale, List<Double> offset, PictureInput input) {
        ValueRange range = new ValueRange(scale, offset.isEmpty() ? List.of(0.0) : offset);
        int count = range.scale().size();
        if (count != 1 && count != input.channels()) {
            throw new InvalidInputException(
                    "scale",
                    "--scale and --offset have %d numbers, but the input has %d channels"
                            .formatted(count, input.channels()));
        }
        if (range.scale().contains(0.0)) {
            throw new InvalidInputException("scale", "--scale must not be 0");
        }
        return range;
    }

    /** Reads numbers that are separated by commas. */
    private static List<Double> numbers(String text) {
        try {
            return Arrays.stream(text.strip().split("\\s*,\\s*"))
                    .map(Double::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw new InvalidInputException("scale", "\"%s\" is not a number".formatted(text.strip()), e);
        }
    }

    /** Returns whether the first thing that is done to the input only makes sense for values from 0 to 255. */
    private static boolean isScaledInside(SortedGraph order, PictureInput input) {
        List<String> readers = order.readers(input.node());
        if (readers.size() != 1) {
            return false;
        }
        NodeDef node = Nodes.of(order.nodes(), readers.get(0));
        if (node.getInputCount() != 2) {
            return false;
        }
        Optional<Float> second = number(Nodes.of(order.nodes(), Nodes.name(node.getInput(1))));
        return second.isPresent()
                && switch (node.getOp()) {
                    case "Sub", "RealDiv" -> second.get() > LARGE;
                    case "Add", "AddV2" -> second.get() < -LARGE;
                    case "Mul" -> Math.abs(second.get()) < 1 / LARGE;
                    default -> false;
                };
    }

    private static Optional<Float> number(NodeDef node) {
        boolean isFloat = node.getOp().equals("Const") && Nodes.value(node).getDtype() == DataType.DT_FLOAT;
        return isFloat && TensorProtos.elements(Nodes.value(node)) > 0
                ? Optional.of(TensorProtos.floats(Nodes.value(node))[0])
                : Optional.empty();
    }
}

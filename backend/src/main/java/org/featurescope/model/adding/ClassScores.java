package org.featurescope.model.adding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.SortedGraph;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

/**
 * The nodes with a graph's class scores, for one picture {@code [1, classes]} or {@code [1, 1, 1, classes]}.
 *
 * @param logits the scores before the softmax
 * @param probabilities the scores after it, if the graph has them
 */
record ClassScores(String logits, Optional<String> probabilities) {
    private static final Set<String> RESHAPES = Set.of("Reshape", "Squeeze", "Identity", "ExpandDims");
    private static final Set<String> PROBABILITIES = Set.of("Softmax", "Sigmoid");

    /** Finds the class scores, or asks which they are. None if no output has the shape of class scores. */
    static Optional<ClassScores> find(
            ReadNetwork read,
            SortedGraph order,
            Map<String, Shape> shapes,
            String input,
            Optional<String> given,
            OpenQuestions questions) {
        Map<String, ClassScores> found = new LinkedHashMap<>();
        for (String output : outputs(read, order, input)) {
            of(order, shapes, output).ifPresent(scores -> found.merge(scores.logits(), scores, ClassScores::better));
        }
        if (given.isPresent()) {
            String logits = given.get().replaceFirst(":0$", "");
            if (!isClasses(shapes.getOrDefault(logits, Shape.unknown()))) {
                throw new InvalidInputException(
                        "logits", "--logits \"%s\" is no node with one number for each class".formatted(logits));
            }
            return Optional.of(found.getOrDefault(logits, withSoftmax(order, shapes, logits)));
        }
        List<ClassScores> likely = new ArrayList<>(found.values());
        if (likely.stream().anyMatch(scores -> scores.probabilities().isPresent())) {
            likely.removeIf(scores -> scores.probabilities().isEmpty());
        }
        if (likely.size() <= 1) {
            return likely.stream().findFirst();
        }
        String answer = questions.answer(Question.among(
                "--logits",
                "several nodes may be the class scores before the softmax",
                likely.stream().map(ClassScores::logits).toList()));
        return find(read, order, shapes, input, Optional.of(answer), questions);
    }

    private static ClassScores better(ClassScores one, ClassScores other) {
        return one.probabilities().isPresent() ? one : other;
    }

    /** Returns the nodes that nothing reads, or those that the file declares; what depends on the input alone. */
    private static List<String> outputs(ReadNetwork read, SortedGraph order, String input) {
        Set<String> after = order.from(List.of(input));
        List<String> declared = read.outputs().stream().filter(after::contains).toList();
        return declared.isEmpty()
                ? order.nodes().keySet().stream()
                        .filter(name ->
                                after.contains(name) && order.readers(name).isEmpty() && !onlyRepeats(order, name))
                        .toList()
                : declared;
    }

    /** Returns whether a node only repeats a value that others compute with, such as a dropout that is passed by. */
    private static boolean onlyRepeats(SortedGraph order, String name) {
        NodeDef node = Nodes.of(order.nodes(), name);
        return node.getOp().equals("Identity")
                && order.readers(Nodes.name(node.getInput(0))).stream()
                        .anyMatch(reader ->
                                !Nodes.of(order.nodes(), reader).getOp().equals("Identity"));
    }

    private static Optional<ClassScores> of(SortedGraph order, Map<String, Shape> shapes, String output) {
        NodeDef end = source(order, output);
        if (!PROBABILITIES.contains(end.getOp())) {
            return isClasses(shape(shapes, output)) ? Optional.of(new ClassScores(output, Optional.empty())) : none();
        }
        String before = Nodes.name(end.getInput(0));
        NodeDef reshape = Nodes.of(order.nodes(), before);
        boolean same = RESHAPES.contains(reshape.getOp())
                && shape(shapes, Nodes.name(reshape.getInput(0))).equals(shape(shapes, before));
        String logits = same ? Nodes.name(reshape.getInput(0)) : before;
        if (!isClasses(shape(shapes, logits))) {
            return none();
        }
        boolean isVector = shape(shapes, end.getName()).numDimensions() == 2;
        return Optional.of(new ClassScores(logits, isVector ? Optional.of(end.getName()) : Optional.empty()));
    }

    private static Optional<ClassScores> none() {
        return Optional.empty();
    }

    private static ClassScores withSoftmax(SortedGraph order, Map<String, Shape> shapes, String logits) {
        return new ClassScores(
                logits,
                order.readers(logits).stream()
                        .filter(reader ->
                                Nodes.of(order.nodes(), reader).getOp().equals("Softmax")
                                        && shape(shapes, reader).numDimensions() == 2)
                        .findFirst());
    }

    /** Returns the node whose values an output has, perhaps in another shape. */
    private static NodeDef source(SortedGraph order, String output) {
        NodeDef node = Nodes.of(order.nodes(), output);
        while (RESHAPES.contains(node.getOp())) {
            node = Nodes.of(order.nodes(), Nodes.name(node.getInput(0)));
        }
        return node;
    }

    private static Shape shape(Map<String, Shape> shapes, String node) {
        return shapes.getOrDefault(node, Shape.unknown());
    }

    private static boolean isClasses(Shape shape) {
        int rank = shape.numDimensions();
        boolean isPoint = rank == 2 || (rank == 4 && shape.get(1) == 1 && shape.get(2) == 1);
        return isPoint && shape.get(0) == 1 && shape.get(rank - 1) > 1;
    }
}

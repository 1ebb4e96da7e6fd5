package org.featurescope.model.admission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The operations that a graph may contain: those of inference in convolutional networks. The list is the resource {@code
 * allowed-operations.txt}.
 */
final class AllowedOperations {
    private static final String LIST = "allowed-operations.txt";
    private static final Set<String> NAMES = read();

    /** What helps where a graph contains an operation of some sort that is not allowed. The first that matches is told. */
    private static final List<Advice> ADVICE = List.of(
            new Advice(
                    "Var.*|.*Variable.*|Assign.*|Resource.*|Restore.*|Save.*|MergeV2Checkpoints|HashTable.*|Lookup.*",
                    "keeps its weights outside of the graph or writes them. Freeze the graph, so that its weights are"
                            + " constants, or give the whole SavedModel to \"featurescope models add\""),
            new Advice(
                    "(Stateful)?PartitionedCall|SymbolicGradient|RemoteCall",
                    "calls a function of the graph's library. Freeze the graph with its functions inlined, as"
                            + " convert_variables_to_constants_v2 does, or give the whole SavedModel to"
                            + " \"featurescope models add\""),
            new Advice(
                    "If|StatelessIf|While|StatelessWhile|Case|StatelessCase|For|Switch|Merge|Enter|Exit|NextIteration"
                            + "|LoopCond|Ref(Switch|Merge|Enter|Exit|NextIteration|Identity|Select)|TensorArray.*"
                            + "|TensorList.*",
                    "branches or repeats. Export the network for inference with a picture as its input, without training"
                            + " and without the boxes of a detector"),
            new Advice(
                    ".*Random.*|Multinomial.*|TruncatedNormal|ParameterizedTruncatedNormal",
                    "draws random numbers, as dropout does in training. Export the network for inference"));

    private record Advice(Pattern operations, String text) {
        Advice(String operations, String text) {
            this(Pattern.compile(operations), text);
        }
    }

    private AllowedOperations() {}

    /** Returns whether a graph may contain the operation of that name. */
    static boolean contains(String operation) {
        return NAMES.contains(operation);
    }

    /** Returns the number of operations on the list. */
    static int count() {
        return NAMES.size();
    }

    /** Returns why an operation is not allowed and what helps, as the end of a sentence that begins with the operation. */
    static String whyNot(String operation) {
        Optional<String> advice = ADVICE.stream()
                .filter(each -> each.operations.matcher(operation).matches())
                .findFirst()
                .map(Advice::text);
        return advice.orElse("is not among the operations of inference that a network may use. If no layer needs it,"
                + " \"featurescope models add\" leaves it out");
    }

    private static Set<String> read() {
        try (InputStream list = Objects.requireNonNull(AllowedOperations.class.getResourceAsStream(LIST), LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException("the product's list of allowed operations cannot be read", e);
        }
    }
}

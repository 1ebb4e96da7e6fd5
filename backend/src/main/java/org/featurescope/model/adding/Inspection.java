package org.featurescope.model.adding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Shapes;
import org.featurescope.model.admission.Admission;
import org.featurescope.model.admission.RefusedGraphException;
import org.featurescope.model.formats.ConstantFolding;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.formats.ValueRange;
import org.featurescope.model.rewriting.AffineFolding;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.GroupedConvolutions;
import org.featurescope.model.rewriting.InferenceGraph;
import org.featurescope.model.rewriting.SortedGraph;
import org.featurescope.model.rewriting.WideWeights;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;

/** Finds input, layers and classes of a network that was read, and asks where that is not possible. */
final class Inspection {
    private static final String LOGITS = "logits";
    private static final String SOFTMAX = "softmax";

    private final ReadNetwork read;
    private final AddOptions options;
    private final OpenQuestions questions;
    private final List<String> notes;
    private final List<String> advice = new ArrayList<>();

    private Inspection(ReadNetwork read, AddOptions options, OpenQuestions questions) {
        this.read = read;
        this.options = options;
        this.questions = questions;
        this.notes = new ArrayList<>(read.notes());
    }

    /** Inspects a network that was read. */
    static FoundNetwork of(ReadNetwork read, AddOptions options, OpenQuestions questions) throws IOException {
        try {
            return new Inspection(read, options, questions).found();
        } catch (TensorFlowException | IllegalArgumentException | ArithmeticException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new InvalidInputException("path", "the graph cannot be used: " + reason, e);
        }
    }

    private FoundNetwork found() throws IOException {
        SortedGraph whole = SortedGraph.of(InferenceGraph.of(read.graph()));
        PictureInput input = PictureInput.find(read, whole, options.input(), questions);
        GraphDef plain = admitted(UsedPart.of(whole, input.node(), notes));
        SortedGraph order = SortedGraph.of(plain);
        ColourOrder colours = ColourOrder.of(input.channels(), options.channels(), questions);
        ValueRange range = ValueRanges.of(read, order, input, options, questions);
        PictureSize.Size size = size(input);
        InputAdapter.Adapted adapted = InputAdapter.adapted(AffineFolding.of(plain, named()), input, colours, range);
        if (!colours.note().isEmpty()) {
            notes.add(colours.note());
        }
        InputSpec spec = new InputSpec(
                adapted.node(), size.height(), size.width(), 1, adapted.scale(), adapted.offset(), options.crop());
        return withLayers(adapted.graph(), spec, input.node());
    }

    /** Returns a graph that TensorFlow may see, with its constants folded and widened. */
    private static GraphDef admitted(GraphDef def) {
        try {
            return ConstantFolding.of(WideWeights.widen(Admission.admitted(def.toByteArray())));
        } catch (RefusedGraphException e) {
            throw new InvalidInputException("path", "the graph " + e.getMessage(), e);
        }
    }

    /** Returns the nodes that the owner names, which must not be folded into others. */
    private Set<String> named() {
        Set<String> named = new HashSet<>();
        options.logits().ifPresent(named::add);
        options.layers().forEach(layer -> named.add(layer.substring(layer.indexOf('=') + 1)));
        return named;
    }

    private PictureSize.Size size(PictureInput input) {
        if (input.height() > 0 && input.width() > 0) {
            PictureSize.Size fixed = new PictureSize.Size((int) input.height(), (int) input.width());
            return options.size().orElse(fixed);
        }
        return Sizes.given(options, questions);
    }

    private FoundNetwork withLayers(GraphDef def, InputSpec first, String own) throws IOException {
        GraphDef batched = AnyBatch.of(SortedGraph.sorted(def), first);
        GraphDef divided = GroupedConvolutions.of(batched, Shapes.of(batched, first));
        SortedGraph order = SortedGraph.of(divided);
        Map<String, Shape> shapes = Shapes.of(divided, first);
        Optional<ClassScores> scores = ClassScores.find(read, order, shapes, first.node(), options.logits(), questions);
        ClassNodes classes = ClassNodes.of(divided, shapes, scores);
        List<ModelDescriptor.LayerEntry> layers = layers(order, shapes, first, scores);
        layers.removeIf(layer -> options.layers().isEmpty() && layer.node().equals(own));
        classes.nodes().ifPresent(nodes -> {
            layers.add(new ModelDescriptor.LayerEntry(LOGITS, nodes.logitsNode()));
            layers.add(new ModelDescriptor.LayerEntry(SOFTMAX, nodes.probabilitiesNode()));
        });
        if (scores.isEmpty()) {
            advice.add(
                    "No class scores were found. If it has some, name their node with --logits, and check the size.");
        }
        if (layers.isEmpty()) {
            throw new InvalidInputException(
                    "layers",
                    "no layer was found; name nodes with --layers, for example --layers conv1,conv2. "
                            + String.join(" ", notes));
        }
        List<String> nodes =
                layers.stream().map(ModelDescriptor.LayerEntry::node).toList();
        int side = Math.min(first.height(), first.width());
        int least = new UsableSizes(classes.graph(), first.node(), nodes).leastSide(side);
        if (least == side) {
            notes.add("It works only on pictures of its own size.");
        }
        InputSpec input = new InputSpec(
                first.node(), first.height(), first.width(), least, first.scale(), first.offset(), first.crop());
        GraphDef graph = GraphSurgery.prune(classes.graph(), nodes);
        return new FoundNetwork(
                read.format(), graph, input, layers, classes.nodes(), labels(classes.count()), notes, advice);
    }

    private List<ModelDescriptor.LayerEntry> layers(
            SortedGraph order, Map<String, Shape> shapes, InputSpec input, Optional<ClassScores> scores) {
        List<ModelDescriptor.LayerEntry> layers = new ArrayList<>();
        if (!options.layers().isEmpty()) {
            options.layers().forEach(layer -> layers.add(given(layer, order)));
            return layers;
        }
        List<String> chosen = scores.map(found -> LayerChoice.of(order, shapes, input.node(), found.logits(), true))
                .orElseGet(() -> LayerChoice.of(order, shapes, input.node(), deepest(order, shapes, input), false));
        List<String> names = LayerNames.of(order.nodes(), chosen, read.names(), Set.of(LOGITS, SOFTMAX));
        IntStream.range(0, chosen.size())
                .forEach(i -> layers.add(new ModelDescriptor.LayerEntry(names.get(i), chosen.get(i))));
        return layers;
    }

    private static ModelDescriptor.LayerEntry given(String layer, SortedGraph order) {
        int equals = layer.indexOf('=');
        String node = layer.substring(equals + 1);
        if (!order.nodes().containsKey(node)) {
            throw new InvalidInputException(
                    "layers", "--layers names \"%s\", but the graph has no such node".formatted(node));
        }
        String name = equals > 0
                ? layer.substring(0, equals)
                : LayerNames.of(order.nodes(), List.of(node), Map.of(), Set.of())
                        .get(0);
        return new ModelDescriptor.LayerEntry(name, node);
    }

    /** Returns the last node with a map, for a network without classes. */
    private static String deepest(SortedGraph order, Map<String, Shape> shapes, InputSpec input) {
        Set<String> after = order.from(List.of(input.node()));
        return order.nodes().keySet().stream()
                .filter(name -> after.contains(name)
                        && shapes.getOrDefault(name, Shape.unknown()).numDimensions() == 4)
                .reduce((one, other) -> other)
                .orElseThrow(() -> new InvalidInputException("path", "no node of the graph has a map of activations"));
    }

    private List<String> labels(int count) throws IOException {
        if (count == 0) {
            return List.of();
        }
        List<String> labels =
                options.labels().isPresent() ? lines(options.labels().get()) : read.labels();
        if (labels.isEmpty()) {
            advice.add("Its classes have no names; give them with --labels, one a line.");
            return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
        }
        if (labels.size() != count) {
            throw new InvalidInputException(
                    "labels", "--labels has %d lines, but the network has %d classes".formatted(labels.size(), count));
        }
        return labels;
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("labels", "there is no file " + file);
        }
        return Files.readString(file).stripTrailing().lines().map(String::strip).toList();
    }
}

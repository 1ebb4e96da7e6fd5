package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.optimize.objective.projection.LayerProjection;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * An objective lowered for a batch of pictures: the part that is compiled, its <em>form</em>, and the values that are fed.
 * Units, seeds, weights, powers and positions are fed, so one compiled graph serves every objective of its form. Immutable; it
 * holds no native memory.
 */
public final class BatchObjective {
    private static final String SCOPE = "objective";

    /** The most terms of different kinds, or of one kind in one picture: each has its own nodes. */
    private static final int MOST_TERMS = 64;

    private final List<Objective> ofPictures;
    private final List<Combination> combinations;
    private final Slots slots;

    private BatchObjective(List<Objective> ofPictures, List<Combination> combinations) {
        this.ofPictures = ofPictures;
        this.combinations = combinations;
        this.slots = Slots.of(combinations.stream().map(Optional::of).toList());
    }

    /**
     * Lowers an objective that was {@linkplain Objective#checkedAgainst checked against} the network and the batch.
     *
     * @param batch number of pictures
     * @throws InvalidInputException if it has more terms than a graph may have
     */
    public static BatchObjective of(Objective objective, int batch, Network network) {
        List<Objective> ofPictures = IntStream.range(0, batch)
                .mapToObj(picture -> objective.forPicture(picture, batch))
                .toList();
        List<Combination> combinations = IntStream.range(0, batch)
                .mapToObj(picture -> TermLowering.lower(ofPictures.get(picture), network, picture, batch))
                .toList();
        BatchObjective lowered = new BatchObjective(ofPictures, combinations);
        int leaves = lowered.slots.leaves();
        Validate.isTrue(
                Objective.FIELD,
                leaves <= MOST_TERMS,
                "the objective has %d terms of different kinds, but at most %d are possible"
                        .formatted(leaves, MOST_TERMS));
        return lowered;
    }

    /**
     * Returns the objective of some pictures of the batch, without lowering it again.
     *
     * @param pictures indices of the pictures, of which none may be compared with another
     */
    public BatchObjective ofPictures(List<Integer> pictures) {
        return new BatchObjective(
                pictures.stream().map(ofPictures::get).toList(),
                pictures.stream().map(combinations::get).toList());
    }

    /**
     * Returns what is compiled. Objectives of equal form, for the same batch, size and network, can be fed to one graph. For
     * example, {@code direction(mixed4c) + variation} is the form of every channel, neuron and direction of {@code mixed4c}
     * with every weight of total variation.
     */
    public String form() {
        return slots.form();
    }

    /** Returns the layers that are read, each once, in alphabetical order: the network can be pruned to these. */
    public List<String> layers() {
        return combinations.stream()
                .flatMap(Combination::layers)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the layers that the objective of one picture reads, each once, in alphabetical order. */
    public List<String> layersOf(int picture) {
        return combinations.get(picture).layers().distinct().sorted().toList();
    }

    /**
     * Returns the objective of each picture if none depends on the other pictures, so that the batch can be divided. The list
     * is empty if pictures are compared, by {@link LayerObjective.Diversity} or {@link LayerObjective.Alignment}.
     */
    public List<Objective> separated() {
        return combinations.stream().anyMatch(Combination::comparesPictures) ? List.of() : ofPictures;
    }

    /**
     * Returns whether the value for a picture is the mean of the values for its parts, except at their borders, so that a
     * large picture can be optimized tile by tile. This holds for channels, directions and layers over the whole map and for
     * their sums and differences.
     */
    public boolean averagesPositions() {
        return combinations.stream().allMatch(Combination::averagesPositions);
    }

    /** Returns whether the objective means the same for pictures of every size; rows and columns of a map do not. */
    public boolean isSizeIndependent() {
        return combinations.stream().allMatch(Combination::isSizeIndependent);
    }

    /**
     * Adds the objective to a graph, in the sub-scope {@code objective}.
     *
     * @return {@code [batch]}, the value of each picture
     */
    public Operand<TFloat32> build(ObjectiveInputs inputs) {
        return slots.build(new TermScope(inputs, inputs.tf().withSubScope(SCOPE), SCOPE));
    }

    /**
     * Returns the nodes of an objective in a graph whose values depend on the fed values but not on the pictures. A run needs
     * to compute them once: see {@link ObjectiveFeeds#addComputed}.
     */
    public static List<String> nodesOfFeedsAlone(Graph graph) {
        Pattern name = Pattern.compile(SCOPE + "/.*/" + LayerProjection.SINGLE_FILTER + "(_\\d+)?");
        List<String> found = new ArrayList<>();
        graph.operations().forEachRemaining(operation -> {
            if (name.matcher(operation.name()).matches()) {
                found.add(operation.name());
            }
        });
        return found;
    }

    /**
     * Returns the values for a graph that was built from this objective or one of equal form. They serve all steps of a run.
     *
     * @param shapes of the network's layers in that graph
     * @param photographs asked once for each photograph and layer
     * @throws InvalidInputException if a position is not on its layer's map, or a photograph activates nothing
     */
    public ObjectiveFeeds feeds(ObjectiveShapes shapes, PhotographActivations photographs) {
        TermFeeds feeds = TermFeeds.root(SCOPE, combinations.size(), shapes, photographs);
        slots.feed(feeds);
        return new ObjectiveFeeds(feeds.values());
    }
}

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
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * An objective made ready for a batch of pictures: what of it is compiled, its <em>form</em>, apart from the values that
 * are fed. Units, seeds, weights, powers and places are fed, so that a compiled graph serves every objective of its form.
 * Immutable; it holds no native memory.
 */
public final class BatchObjective {
    private static final String SCOPE = "objective";

    /** The most terms of different kinds, or of one kind in one picture: each has nodes of its own. */
    private static final int MOST_TERMS = 64;

    private final List<Objective> ofPictures;
    private final List<Combination> combinations;
    private final Slots slots;

    private BatchObjective(List<Objective> ofPictures, List<Combination> combinations, Slots slots) {
        this.ofPictures = ofPictures;
        this.combinations = combinations;
        this.slots = slots;
    }

    /**
     * Makes an objective ready that is {@linkplain Objective#checkedAgainst checked against} the network and the batch.
     *
     * @param batch number of pictures
     * @throws InvalidInputException if it has more terms than a graph should hold
     */
    public static BatchObjective of(Objective objective, int batch, Network network) {
        List<Objective> ofPictures = IntStream.range(0, batch)
                .mapToObj(picture -> Lowering.ofPicture(objective, picture, batch))
                .toList();
        List<Combination> combinations = ofPictures.stream()
                .map(ofPicture -> Lowering.combination(ofPicture, network))
                .toList();
        Slots slots = Slots.of(combinations.stream().map(Optional::of).toList());
        Validate.isTrue(
                Objective.FIELD,
                slots.leaves() <= MOST_TERMS,
                "the objective has %d terms of different kinds, but at most %d are possible"
                        .formatted(slots.leaves(), MOST_TERMS));
        return new BatchObjective(ofPictures, combinations, slots);
    }

    /**
     * What is compiled. Objectives of equal form, for the same batch, size and network, can be fed to one graph. For
     * example {@code direction(mixed4c) + variation} for every channel, neuron and direction of {@code mixed4c} with
     * every weight of total variation.
     */
    public String form() {
        return slots.form();
    }

    /** The layers that are read, each once, in alphabetical order: what the network can be pruned to. */
    public List<String> layers() {
        return combinations.stream()
                .flatMap(Combination::layers)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The objective of each picture alone, if no picture's depends on the others, so that a large batch can be cut:
     * {@code new Composition.Each(separated().subList(0, 8))} is the objective of the first eight. Empty if pictures
     * are compared, by {@link LayerObjective.Diversity} or {@link LayerObjective.Alignment}.
     */
    public List<Objective> separated() {
        return combinations.stream().anyMatch(Combination::comparesPictures) ? List.of() : ofPictures;
    }

    /**
     * Whether the value for a picture is the mean of the values for the parts that it is cut into, but for their borders, so
     * that a large picture can be climbed part by part: channels, directions and layers everywhere, their sums and
     * differences.
     */
    public boolean uniform() {
        return combinations.stream().allMatch(Combination::uniform);
    }

    /** Whether nothing is said of rows and columns of a map, so that it means the same for pictures of every size. */
    public boolean ofAnySize() {
        return combinations.stream().allMatch(Combination::ofAnySize);
    }

    /**
     * Throws {@link InvalidInputException} if a row or a column is not in its layer's map for pictures of the size that
     * the shapes are of. {@link #feeds} does so too; this can be asked before a graph is compiled.
     */
    public void checkPlaces(ObjectiveShapes shapes) {
        combinations.forEach(combination -> combination.checkPlaces(shapes));
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
     * The nodes of a graph that an objective was added to whose values depend on what is fed and not on the pictures, so that
     * a run needs them computed once: see {@link ObjectiveFeeds#withComputed}.
     */
    public static List<String> ofFeedsAlone(Graph graph) {
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
     * The values for a graph that was built from this objective or one of equal form. They serve all steps of a run.
     *
     * @param shapes of the network's layers in that graph
     * @param photographs asked once for each photograph and layer
     * @throws InvalidInputException if a place is not on its layer's map, or a photograph has nothing to follow
     */
    public ObjectiveFeeds feeds(ObjectiveShapes shapes, PhotographActivations photographs) {
        TermFeeds feeds = TermFeeds.root(SCOPE, combinations.size(), shapes, photographs);
        slots.feed(feeds);
        return new ObjectiveFeeds(feeds.fed());
    }
}

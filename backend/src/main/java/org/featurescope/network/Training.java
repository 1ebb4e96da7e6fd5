package org.featurescope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.featurescope.network.Architecture.Hidden;
import org.featurescope.network.Architecture.LayerWeights;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The training of a network: it makes steps, takes changes, and goes to any step. The same start, seed and changes give the
 * same weights at every step, to the bit, on one machine: the examples of a step depend on the seed and its number alone.
 *
 * <p>Not thread-safe.
 */
public final class Training implements AutoCloseable {
    /** The memory for weights of earlier steps. */
    private static final long MOST_KEPT_BYTES = 4L << 20;

    private static final int MOST_AT_ONCE = 1000;

    /** The most changes of a training. */
    public static final int MOST_CHANGES = 1000;

    private final TrainingData data;
    private final Architecture first;
    private final TrainingSettings firstSettings;
    private final long seed;
    /** In the order in which they take effect. */
    private final List<Change> changes = new ArrayList<>();
    /** The weights of earlier steps, before the changes of that step. */
    private final TreeMap<Long, float[]> kept = new TreeMap<>();

    private Architecture architecture;
    private TrainingSettings settings;
    private TrainingGraph graph;
    private long step;

    /**
     * Begins a training at step 0.
     *
     * @param changes that take effect at their steps, in their order
     */
    public Training(
            Architecture architecture, TrainingData data, TrainingSettings settings, long seed, List<Change> changes) {
        this.data = data;
        this.first = architecture;
        this.firstSettings = settings;
        this.seed = seed;
        this.changes.addAll(changes);
        this.architecture = architecture;
        this.settings = settings;
        this.graph = new TrainingGraph(architecture, data);
        restore(0, architecture.start(seed));
    }

    /** Returns the number of steps made. */
    public long step() {
        return step;
    }

    /** Returns the architecture, with the activations of this step. */
    public Architecture architecture() {
        return architecture;
    }

    /** Returns the settings of the next step. */
    public TrainingSettings settings() {
        return settings;
    }

    /** Returns all changes, those of later steps included. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Returns the weights. */
    public float[] weights() {
        return graph.weights();
    }

    /** Returns how well the network answers. */
    public TrainingGraph.Score score() {
        return graph.score();
    }

    /** Returns the graph, to observe hidden layers. */
    public TrainingGraph graph() {
        return graph;
    }

    /**
     * Makes steps.
     *
     * @throws DivergedException if weights are not finite any more; the training then stands at the last step that was
     */
    public void advance(int steps) {
        long begin = step;
        float[] before = graph.weights();
        makeSteps(steps);
        float[] after = graph.weights();
        if (isFinite(after)) {
            keep(after);
            return;
        }
        restoreUnchanged(begin, before);
        while (true) {
            float[] last = graph.weights();
            makeSteps(1);
            float[] now = graph.weights();
            if (!isFinite(now)) {
                DivergedException diverged = new DivergedException(step, layerOf(now), settings);
                restoreUnchanged(step - 1, last);
                throw diverged;
            }
        }
    }

    /** Goes to a step, forwards or back. Changes stay, and take effect again at their steps. */
    public void goTo(long target) {
        goNear(target);
        while (step < target) {
            advance((int) Math.min(MOST_AT_ONCE, target - step));
        }
    }

    /** Goes to a step at or before another one from which that is reached soonest: this one, or one whose weights are kept. */
    public void goNear(long target) {
        Map.@Nullable Entry<Long, float[]> from = kept.floorEntry(target);
        if (from != null && (target < step || from.getKey() > step)) {
            restore(from.getKey(), from.getValue());
        } else if (target < step) {
            restore(0, first.start(seed));
        }
    }

    /** Adds a change to this step. Changes of later steps are forgotten, as are later weights. */
    public void change(Change change) {
        if (change.step() != step) {
            throw new IllegalArgumentException("a change of step %d at step %d".formatted(change.step(), step));
        }
        if (changes.size() >= MOST_CHANGES) {
            throw new InvalidInputException("changes", "a training takes %d changes".formatted(MOST_CHANGES));
        }
        changes.removeIf(other -> other.step() > step);
        kept.tailMap(step, false).clear();
        changes.add(change);
        apply(change);
    }

    private void makeSteps(int steps) {
        for (int i = 0; i < steps; i++) {
            graph.step(batch(), settings);
            step++;
            applyChanges();
        }
    }

    /** Returns the examples of the next step: all in their order if the batch holds them, else some drawn at random. */
    private int[] batch() {
        int count = data.training().count();
        int size = Math.min(settings.batch(), count);
        int[] drawn = new int[size];
        if (size == count) {
            Arrays.setAll(drawn, i -> i);
            return drawn;
        }
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        for (int i = 0; i < size; i++) {
            drawn[i] = random.nextInt(count);
        }
        return drawn;
    }

    private void applyChanges() {
        for (Change change : changes) {
            if (change.step() == step) {
                apply(change);
            }
        }
    }

    private void apply(Change change) {
        if (change instanceof Change.Settings other) {
            settings = other.settings();
        } else if (change instanceof Change.LayerActivation other) {
            List<Hidden> hidden = new ArrayList<>(architecture.hidden());
            hidden.set(other.layer(), new Hidden(hidden.get(other.layer()).neurons(), other.activation()));
            rebuild(architecture.withHidden(hidden));
        } else if (change instanceof Change.Weight other) {
            float[] weights = graph.weights();
            weights[other.index()] = (float) other.value();
            graph.set(weights);
        }
    }

    private void rebuild(Architecture other) {
        float[] weights = graph.weights();
        graph.close();
        architecture = other;
        graph = new TrainingGraph(other, data);
        graph.set(weights);
    }

    /** Goes to a step whose weights are known, as they were before the changes of that step. */
    private void restore(long to, float[] weights) {
        if (!architecture.equals(first)) {
            rebuild(first);
        }
        settings = firstSettings;
        step = to;
        for (Change change : changes) {
            if (change.step() < to && !(change instanceof Change.Weight)) {
                apply(change);
            }
        }
        graph.set(weights);
        applyChanges();
    }

    /** Goes back to a step of the same settings, whose weights are known as they were after the changes of that step. */
    private void restoreUnchanged(long to, float[] weights) {
        restore(to, weights);
        graph.set(weights);
    }

    /** Keeps the weights of this step, unless a change of this step has entered them. */
    private void keep(float[] weights) {
        boolean isChanged = changes.stream().anyMatch(change -> change.step() == step);
        if (isChanged) {
            return;
        }
        kept.put(step, weights);
        long most = Math.max(8, MOST_KEPT_BYTES / (Float.BYTES * architecture.size()));
        if (kept.size() > most) {
            List<Long> steps = List.copyOf(kept.keySet());
            for (int i = 1; i < steps.size() - 1; i += 2) {
                kept.remove(steps.get(i));
            }
        }
    }

    private static boolean isFinite(float[] weights) {
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    private String layerOf(float[] weights) {
        List<LayerWeights> layers = architecture.layers();
        for (int i = 0; i < layers.size(); i++) {
            for (int at = layers.get(i).begin(); at < layers.get(i).end(); at++) {
                if (!Float.isFinite(weights[at])) {
                    return i == layers.size() - 1 ? "the output layer" : "hidden layer %d".formatted(i + 1);
                }
            }
        }
        throw new IllegalArgumentException("all weights are finite");
    }

    @Override
    public void close() {
        graph.close();
    }
}

package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;

/**
 * A visualizer for tests of what is around it: its pictures are one colour each, told by channel and step. It takes a step
 * when it is let, or all at once.
 */
public final class FakeVisualizer implements Visualizer {
    private static final Pattern CHANNEL = Pattern.compile(":(\\d+)");

    private final Semaphore permits;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger frames = new AtomicInteger();
    private volatile boolean isHeld;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile EngineLimits limits = new EngineLimits(32, 2, Long.MAX_VALUE / 2);

    private FakeVisualizer(int permits) {
        this.permits = new Semaphore(permits);
    }

    /** One that never waits. */
    public static FakeVisualizer quick() {
        return new FakeVisualizer(Integer.MAX_VALUE / 2);
    }

    /** One that takes a step only when it is {@link #let}. */
    public static FakeVisualizer gated() {
        return new FakeVisualizer(0);
    }

    /** Lets it take so many steps. */
    public void let(int count) {
        permits.release(count);
    }

    /** Lets it take all steps. */
    public void letAll() {
        permits.release(Integer.MAX_VALUE / 2);
    }

    /** Says whether a step that waits notices that its run is cancelled; a step of TensorFlow does not. */
    public void holdSteps(boolean held) {
        isHeld = held;
    }

    /** Makes every run fail at its first step. */
    public void failWith(RuntimeException e) {
        failure = Optional.of(e);
    }

    /** Gives it so much memory for a batch; to be said before kinds are made with it. */
    public FakeVisualizer withMemory(long bytes) {
        limits = new EngineLimits(limits.batch(), limits.parallelBatches(), bytes);
        return this;
    }

    @Override
    public EngineLimits limits() {
        return limits;
    }

    /** How many runs began. */
    public int runs() {
        return runs.get();
    }

    /** How many steps were made. */
    public int steps() {
        return steps.get();
    }

    /** How many frames were drawn. */
    public int frames() {
        return frames.get();
    }

    @Override
    public Visualization run(Network network, VisualizationSpec spec, RunListener listener) {
        runs.incrementAndGet();
        float[][] curve = new float[spec.steps()][];
        int[] noted = new int[spec.steps()];
        for (int step = 1; step <= spec.steps(); step++) {
            await(spec, step, listener);
            failure.ifPresent(e -> {
                throw e;
            });
            noted[step - 1] = step;
            curve[step - 1] = new float[spec.pictures()];
            for (int i = 0; i < spec.pictures(); i++) {
                curve[step - 1][i] = step + i / 10f;
            }
            int now = step;
            Supplier<List<RgbImage>> frame = () -> {
                frames.incrementAndGet();
                return pictures(spec, now);
            };
            listener.worked((double) step / spec.steps());
            listener.step(step, spec.steps(), curve[step - 1], frame);
            steps.incrementAndGet();
        }
        List<Optional<String>> warnings = new ArrayList<>();
        channels(spec)
                .forEach(channel -> warnings.add(channel == 13 ? Optional.of("It started dead.") : Optional.empty()));
        return new Visualization(pictures(spec, spec.steps()), noted, curve, warnings);
    }

    private void await(VisualizationSpec spec, int step, RunListener listener) {
        try {
            do {
                if (!isHeld && listener.cancelled()) {
                    throw new CancelledRunException(step, spec.steps());
                }
            } while (!permits.tryAcquire(2, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new FailedRunException("interrupted");
        }
    }

    private static List<RgbImage> pictures(VisualizationSpec spec, int step) {
        return channels(spec).stream()
                .map(channel -> picture(spec.size(), channel, step))
                .toList();
    }

    /** A channel for each picture: those that the objective names, in its order and over again; 0 where it names none. */
    private static List<Integer> channels(VisualizationSpec spec) {
        List<Integer> named = CHANNEL.matcher(spec.objective().toString())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
        return IntStream.range(0, spec.pictures())
                .mapToObj(picture -> named.isEmpty() ? 0 : named.get(picture % named.size()))
                .toList();
    }

    private static RgbImage picture(int size, int channel, int step) {
        byte[] pixels = new byte[size * size * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) channel;
            pixels[i + 1] = (byte) step;
            pixels[i + 2] = 7;
        }
        return new RgbImage(size, size, pixels);
    }
}

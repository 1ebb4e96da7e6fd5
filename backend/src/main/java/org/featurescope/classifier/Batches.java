package org.featurescope.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * Prepares batches of randomly changed pictures in a thread of its own, a few in advance. The batch of a step depends
 * only on the seed and the step, so a resumed training sees the same batches as an uninterrupted one.
 */
final class Batches implements AutoCloseable {
    private static final int IN_ADVANCE = 3;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final PictureSheet sheet;
    private final Optional<Teacher> teacher;
    private final TrainingSettings settings;
    private final int classes;
    private final BlockingQueue<Object> ready = new ArrayBlockingQueue<>(IN_ADVANCE);
    private final Thread thread;
    private final Augmentation augmentation = new Augmentation();
    private int[] order = {};
    private long orderedEpoch = -1;

    /**
     * A batch, whose tensors the receiver closes.
     *
     * @param pictures {@code [batch, size, size, 3]}
     * @param targets {@code [batch, classes]}
     */
    record Batch(TFloat32 pictures, TFloat32 targets) implements AutoCloseable {
        @Override
        public void close() {
            pictures.close();
            targets.close();
        }
    }

    /**
     * Starts the thread, which begins with the batch of {@code firstStep}.
     *
     * @param teacher the network whose probabilities are part of the targets; it is asked only about batches in which a
     *     picture is taught
     */
    Batches(PictureSheet sheet, Optional<Teacher> teacher, TrainingSettings settings, int classes, int firstStep) {
        this.sheet = sheet;
        this.teacher = teacher;
        this.settings = settings;
        this.classes = classes;
        thread = new Thread(() -> prepare(firstStep), "pictures");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the next batch. */
    Batch next() throws InterruptedException {
        Object taken = ready.take();
        if (taken instanceof Batch batch) {
            return batch;
        }
        throw new IllegalStateException("the pictures of a step could not be prepared", (Throwable) taken);
    }

    private void prepare(int firstStep) {
        try {
            for (int step = firstStep; step < settings.steps(); step++) {
                ready.put(batch(step));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            ready.clear();
            ready.add(e);
        }
    }

    private Batch batch(int step) {
        int size = settings.size(step);
        int length = size * size * 3;
        float[] pictures = new float[settings.batch() * length];
        float[] targets = new float[settings.batch() * classes];
        float[] taught = new float[settings.batch()];
        SplittableRandom random = new SplittableRandom(settings.seed() * MIX + step);
        for (int i = 0; i < settings.batch(); i++) {
            int index = index((long) step * settings.batch() + i);
            System.arraycopy(augmentation.random(sheet.picture(index), size, random), 0, pictures, i * length, length);
            target(sheet.label(index), targets, i * classes);
            taught[i] = sheet.label(index) == PictureSheet.UNLABELLED ? 1 : (float) settings.teacherShare();
        }
        mix(random, pictures, targets, taught);
        TFloat32 shown =
                TFloat32.tensorOf(Shape.of(settings.batch(), size, size, 3), DataBuffers.of(pictures, true, false));
        if (isAnyPositive(taught)) {
            teacher.ifPresent(network -> blend(network.probabilities(shown), taught, targets));
        }
        return new Batch(
                shown, TFloat32.tensorOf(Shape.of(settings.batch(), classes), DataBuffers.of(targets, true, false)));
    }

    /** Adds a random share of the next picture to each picture, with its target (Zhang et al. 2018, arXiv:1710.09412). */
    private void mix(SplittableRandom random, float[] pictures, float[] targets, float[] taught) {
        if (settings.mixed() == 0) {
            return;
        }
        float[] shares = new float[settings.batch()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (settings.mixed() * random.nextDouble());
        }
        for (float[] values : List.of(pictures, targets, taught)) {
            int length = values.length / shares.length;
            float[] first = Arrays.copyOf(values, length);
            for (int i = 0; i < values.length; i++) {
                float share = shares[i / length];
                int next = i + length;
                values[i] += share * ((next < values.length ? values[next] : first[next - values.length]) - values[i]);
            }
        }
    }

    private static boolean isAnyPositive(float[] shares) {
        for (float share : shares) {
            if (share > 0) {
                return true;
            }
        }
        return false;
    }

    /** Replaces a share of each target by the teacher's probabilities. */
    private void blend(float[] probabilities, float[] taught, float[] targets) {
        for (int i = 0; i < targets.length; i++) {
            float share = taught[i / classes];
            targets[i] = (1 - share) * targets[i] + share * probabilities[i];
        }
    }

    /** Returns the index of the picture at a position in the order of all epochs. */
    private int index(long place) {
        long epoch = place / sheet.count();
        if (epoch != orderedEpoch) {
            order = shuffled(epoch);
            orderedEpoch = epoch;
        }
        return order[(int) (place % sheet.count())];
    }

    private int[] shuffled(long epoch) {
        SplittableRandom random = new SplittableRandom(settings.seed() * MIX - epoch - 1);
        int[] shuffled = new int[sheet.count()];
        Arrays.setAll(shuffled, i -> i);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        return shuffled;
    }

    private void target(int label, float[] targets, int start) {
        float even = (float) (settings.labelSmoothing() / classes);
        for (int i = 0; i < classes; i++) {
            targets[start + i] = even + (i == label ? (float) (1 - settings.labelSmoothing()) : 0);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Object left : ready) {
            if (left instanceof Batch batch) {
                batch.close();
            }
        }
    }
}

package org.featurescope.classifier;

import java.util.Locale;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * The accuracy of a classifier on the pictures of a sheet, each resized without cropping.
 *
 * @param pictures the number of pictures
 * @param top1 the share whose class has the largest logit
 * @param top5 the share whose class is among the five largest logits
 * @param confusions how many pictures of each class the classifier takes for each class
 */
record Accuracy(int pictures, double top1, double top5, Confusions confusions) {
    private static final int BATCH = 50;
    private static final int TOP = 5;

    /**
     * Measures the accuracy.
     *
     * @param size the height and width of the network's input, pixels
     * @param most the most pictures to use; they are spread evenly over the sheet
     */
    static Accuracy of(ClassifierGraph graph, PictureSheet sheet, int size, int most) {
        int count = Math.min(most, sheet.count());
        int[][] named = new int[graph.classes()][graph.classes()];
        int first = 0;
        int five = 0;
        for (int start = 0; start < count; start += BATCH) {
            int[] indexes = new int[Math.min(BATCH, count - start)];
            for (int i = 0; i < indexes.length; i++) {
                indexes[i] = (int) ((long) (start + i) * sheet.count() / count);
            }
            float[][] logits = logits(graph, sheet, size, indexes);
            for (int i = 0; i < indexes.length; i++) {
                int label = sheet.label(indexes[i]);
                int rank = rank(logits[i], label);
                named[label][largest(logits[i])]++;
                first += rank == 0 ? 1 : 0;
                five += rank < TOP ? 1 : 0;
            }
        }
        return new Accuracy(count, first / (double) count, five / (double) count, new Confusions(named));
    }

    private static float[][] logits(ClassifierGraph graph, PictureSheet sheet, int size, int[] indexes) {
        int length = size * size * 3;
        float[] all = new float[indexes.length * length];
        Augmentation augmentation = new Augmentation();
        for (int i = 0; i < indexes.length; i++) {
            System.arraycopy(augmentation.whole(sheet.picture(indexes[i]), size), 0, all, i * length, length);
        }
        try (TFloat32 pictures =
                TFloat32.tensorOf(Shape.of(indexes.length, size, size, 3), DataBuffers.of(all, true, false))) {
            return graph.logits(pictures);
        }
    }

    private static int largest(float[] logits) {
        int largest = 0;
        for (int i = 1; i < logits.length; i++) {
            largest = logits[i] > logits[largest] ? i : largest;
        }
        return largest;
    }

    private static int rank(float[] logits, int label) {
        int rank = 0;
        for (int i = 0; i < logits.length; i++) {
            // a comparison with a logit that is not a number counts against the picture's class
            if (i != label && !(logits[i] <= logits[label])) {
                rank++;
            }
        }
        return rank;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "top-1 %.1f %%, top-5 %.1f %% of %d", 100 * top1, 100 * top5, pictures);
    }
}

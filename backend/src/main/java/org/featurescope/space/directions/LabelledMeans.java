package org.featurescope.space.directions;

import java.util.Arrays;
import org.featurescope.validate.Validate;

/** The mean activations of photographs that have classes, from which the class selectivity of directions follows. */
public final class LabelledMeans {
    private final Vectors means;
    private final int[] classes;
    private final int count;

    /**
     * Creates labelled means.
     *
     * @param means a vector for each photograph
     * @param classes the class of each photograph, from 0, {@code [photographs]}; each class has a photograph
     */
    public LabelledMeans(Vectors means, int[] classes) {
        Validate.isTrue(
                "classes",
                classes.length == means.count(),
                "%d photographs have %d classes".formatted(means.count(), classes.length));
        this.means = means;
        this.classes = classes.clone();
        this.count = Arrays.stream(classes).max().orElse(-1) + 1;
    }

    /** Returns the mean activation of each photograph. */
    public Vectors means() {
        return means;
    }

    /** Returns the same photographs with other activations. */
    public LabelledMeans with(Vectors others) {
        return new LabelledMeans(others, classes);
    }

    /** Returns the number of classes. */
    public int count() {
        return count;
    }

    /** Returns the number of photographs. */
    public int photographs() {
        return classes.length;
    }

    /**
     * Returns the selectivity that a direction has on average if the classes say nothing about the photographs,
     * {@code (classes - 1) / (photographs - 1)}.
     */
    public double chance() {
        return (count - 1.0) / (classes.length - 1.0);
    }

    /**
     * Returns the matrix {@code [classes][photographs]} whose product with centered numbers has, in each row, the mean
     * of a class times the root of its number of photographs.
     */
    float[] averaging() {
        int[] sizes = new int[count];
        for (int each : classes) {
            sizes[each]++;
        }
        float[] matrix = new float[count * classes.length];
        for (int photograph = 0; photograph < classes.length; photograph++) {
            int own = classes[photograph];
            matrix[own * classes.length + photograph] = (float) (1 / Math.sqrt(sizes[own]));
        }
        return matrix;
    }
}

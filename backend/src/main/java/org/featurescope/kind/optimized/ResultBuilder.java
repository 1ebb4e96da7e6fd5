package org.featurescope.kind.optimized;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureResult.Picture;
import org.featurescope.figure.RecipeListener;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Checkpoints;

/** Builds the result of a figure in which some pictures are optimized and others are given, such as photographs. */
public final class ResultBuilder {
    private final List<Slot> slots = new ArrayList<>();

    /** One picture of the figure. */
    private sealed interface Slot {
        /** Returns the picture's image, given the present images of the optimization. */
        RgbImage image(List<RgbImage> optimized);

        /** Returns the picture's objective, given those of the optimization; NaN if the picture is not optimized. */
        float objective(float[] optimized);

        /** Returns the picture, given the pictures of the optimization. */
        Picture picture(List<Picture> optimized);

        /** An optimized picture, given by its index among the pictures of the optimization. */
        record Optimized(int index) implements Slot {
            @Override
            public RgbImage image(List<RgbImage> optimized) {
                return optimized.get(index);
            }

            @Override
            public float objective(float[] optimized) {
                return optimized[index];
            }

            @Override
            public Picture picture(List<Picture> optimized) {
                return optimized.get(index);
            }
        }

        /** A picture that is not optimized. */
        record Given(Picture picture) implements Slot {
            @Override
            public RgbImage image(List<RgbImage> optimized) {
                return picture.image();
            }

            @Override
            public float objective(float[] optimized) {
                return Float.NaN;
            }

            @Override
            public Picture picture(List<Picture> optimized) {
                return picture;
            }
        }
    }

    /** Adds the first {@code count} pictures of the optimization, in their order. */
    public void firstOptimized(int count) {
        for (int picture = 0; picture < count; picture++) {
            optimized(picture);
        }
    }

    /** Adds an optimized picture, given by its index among the pictures of the optimization. */
    public void optimized(int picture) {
        slots.add(new Slot.Optimized(picture));
    }

    /**
     * Adds a picture that is not optimized.
     *
     * @param shows what it shows, as text
     * @param number the number that the result contains in place of an objective
     */
    public void given(RgbImage image, String label, String shows, double number) {
        given(image, label, shows, number, Optional.empty());
    }

    /**
     * Adds a photograph, or a part of one.
     *
     * @param shows what it shows, as text
     * @param number the number that the result contains in place of an objective
     * @param credit who made the photograph, if that is known
     */
    public void given(RgbImage image, String label, String shows, double number, Optional<Credit> credit) {
        slots.add(new Slot.Given(new Picture(image, label, shows, (float) number, Optional.empty(), credit)));
    }

    /**
     * Returns a listener for the optimization that reports the progress of the whole figure, with all its pictures.
     *
     * @param whole receives the progress of the whole figure
     * @param before the number of steps of the recipe before the optimization
     */
    public RecipeListener listener(RecipeListener whole, int before) {
        return new RecipeListener() {
            private double optimizationShare;

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public Checkpoints checkpoints() {
                return whole.checkpoints();
            }

            @Override
            public void worked(double share) {
                optimizationShare = share;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                if (optimizationShare > 0) {
                    whole.worked((before + optimizationShare * steps) / (before + steps));
                }
                whole.step(before + step, before + steps, columns(objective), () -> pictures(frame.get()));
            }
        };
    }

    private List<RgbImage> pictures(List<RgbImage> optimized) {
        return slots.stream().map(slot -> slot.image(optimized)).toList();
    }

    /** Returns the objective of each picture of the figure; NaN for pictures that are not optimized. */
    private float[] columns(float[] optimized) {
        float[] columns = new float[slots.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = slots.get(i).objective(optimized);
        }
        return columns;
    }

    /**
     * Returns the result of the figure.
     *
     * @param optimized the result of the optimization
     * @param data the data of the figure
     * @param milliseconds the time that the recipe took
     */
    public FigureResult result(FigureResult optimized, Record data, long milliseconds) {
        List<Picture> pictures =
                slots.stream().map(slot -> slot.picture(optimized.pictures())).toList();
        Curve curve = optimized.curve();
        float[][] objective =
                Arrays.stream(curve.objective()).map(this::columns).toArray(float[][]::new);
        return new FigureResult(pictures, new Curve(curve.steps(), objective), milliseconds, Optional.of(data));
    }
}

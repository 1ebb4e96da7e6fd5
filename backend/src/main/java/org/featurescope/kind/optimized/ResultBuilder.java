package org.featurescope.kind.optimized;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureResult.Picture;
import org.featurescope.figure.RecipeListener;
import org.featurescope.image.RgbImage;

/** A figure whose pictures are partly optimized and partly given, as photographs are: which stands where. */
public final class ResultBuilder {
    private final List<Slot> slots = new ArrayList<>();

    /** The place of one picture. */
    private sealed interface Slot {
        /** That of an optimized picture, by its place among these. */
        record Optimized(int picture) implements Slot {}

        /** That of one that is there from the beginning. */
        record Given(Picture picture) implements Slot {}
    }

    /** Next stand the first optimized pictures, in their order. */
    public void firstOptimized(int count) {
        for (int picture = 0; picture < count; picture++) {
            optimized(picture);
        }
    }

    /** Next stands an optimized picture. */
    public void optimized(int picture) {
        slots.add(new Slot.Optimized(picture));
    }

    /** Next stands a picture that is no optimum; its number is told instead of an objective. */
    public void given(RgbImage image, String label, String shows, double number) {
        slots.add(new Slot.Given(new Picture(image, label, shows, (float) number, Optional.empty())));
    }

    /**
     * Tells {@code whole} of all pictures where it hears of the optimized ones.
     *
     * @param before steps of other work that came before the first
     */
    public RecipeListener listener(RecipeListener whole, int before) {
        return new RecipeListener() {
            private double ofOptimization;

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void worked(double share) {
                ofOptimization = share;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                if (ofOptimization > 0) {
                    whole.worked((before + ofOptimization * steps) / (before + steps));
                }
                whole.step(before + step, before + steps, columns(objective), () -> pictures(frame.get()));
            }
        };
    }

    private List<RgbImage> pictures(List<RgbImage> optimized) {
        return slots.stream()
                .map(slot -> slot instanceof Slot.Given given
                        ? given.picture().image()
                        : optimized.get(((Slot.Optimized) slot).picture()))
                .toList();
    }

    /** Of each picture its own objective; what is given has none. */
    private float[] columns(float[] optimized) {
        float[] columns = new float[slots.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = slots.get(i) instanceof Slot.Optimized slot ? optimized[slot.picture()] : Float.NaN;
        }
        return columns;
    }

    /** The whole figure, the optimization having ended. */
    public FigureResult result(FigureResult optimized, ObjectNode data, long milliseconds) {
        List<Picture> pictures = slots.stream()
                .map(slot -> slot instanceof Slot.Given given
                        ? given.picture()
                        : optimized.pictures().get(((Slot.Optimized) slot).picture()))
                .toList();
        Curve curve = optimized.curve();
        float[][] objective =
                Arrays.stream(curve.objective()).map(this::columns).toArray(float[][]::new);
        return new FigureResult(pictures, new Curve(curve.steps(), objective), milliseconds, Optional.of(data));
    }
}

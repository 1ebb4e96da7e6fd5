package org.featurescope.network;

import java.lang.ref.SoftReference;
import java.util.stream.IntStream;
import org.featurescope.network.TrainingData.Examples;
import org.featurescope.validate.InvalidInputException;

/** Makes the problem of telling handwritten digits apart. */
public final class DigitProblems {
    private static final float INK = 255;

    private static SoftReference<Problem> made = new SoftReference<>(null);

    private DigitProblems() {}

    /**
     * Returns which digit is seen: an input for each pixel, row by row, from 0 for the background to 1 for ink; an output for
     * each class. Of the digits {@value Digits#TRAINED} are trained on, and the others are held out.
     *
     * @param field the field that the exception names
     * @throws InvalidInputException if the product was built without digits
     */
    public static Problem classes(String field) {
        Digits digits = Digits.ofProduct()
                .orElseThrow(() -> new InvalidInputException(
                        field,
                        "this build of the product has no digits, since their package could not be fetched when it was"
                                + " built"));
        return of(digits);
    }

    /** Keeps the problem while there is memory, since all trainings may share its 31 MB. */
    private static synchronized Problem of(Digits digits) {
        Problem known = made.get();
        if (known == null) {
            known = new Problem(
                    IntStream.range(0, Digits.PIXELS)
                            .mapToObj(DigitProblems::name)
                            .toList(),
                    IntStream.range(0, Digits.CLASSES)
                            .mapToObj(digit -> "" + digit)
                            .toList(),
                    Output.SOFTMAX,
                    new TrainingData(
                            Digits.PIXELS,
                            Digits.CLASSES,
                            examples(digits, 0, Digits.TRAINED),
                            examples(digits, Digits.TRAINED, Digits.COUNT)));
            made = new SoftReference<>(known);
        }
        return known;
    }

    private static String name(int pixel) {
        return "%d,%d".formatted(pixel / Digits.SIDE, pixel % Digits.SIDE);
    }

    private static Examples examples(Digits digits, int from, int to) {
        float[] inputs = new float[(to - from) * Digits.PIXELS];
        float[] targets = new float[(to - from) * Digits.CLASSES];
        for (int digit = from; digit < to; digit++) {
            for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
                inputs[(digit - from) * Digits.PIXELS + pixel] = digits.pixel(digit, pixel) / INK;
            }
            targets[(digit - from) * Digits.CLASSES + digits.classOf(digit)] = 1;
        }
        return new Examples(inputs, targets, to - from);
    }
}

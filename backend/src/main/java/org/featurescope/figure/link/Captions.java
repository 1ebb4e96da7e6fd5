package org.featurescope.figure.link;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Builds the phrases that captions share. */
public final class Captions {
    private Captions() {}

    /** Returns a sentence that says how a figure's pictures were optimized: start, steps, size, preset and seed. */
    public static String howMade(OptimizationParameters optimization) {
        String preset = optimization.preset().name().toLowerCase(Locale.ROOT);
        boolean departs = !optimization.settings().equals(optimization.preset().settings());
        return "Optimized from %s in %s at %d px, preset %s%s, seed %d."
                .formatted(
                        optimization
                                .start()
                                .map(name -> "the photograph " + name)
                                .orElse("noise"),
                        count(optimization.steps(), "step"),
                        optimization.size(),
                        preset,
                        departs ? " with changes" : "",
                        optimization.seed());
    }

    /** Returns the things as text, separated by commas. */
    public static String list(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Returns a number and its noun in the singular or plural, such as "1 step" and "2 steps". */
    public static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
    }
}

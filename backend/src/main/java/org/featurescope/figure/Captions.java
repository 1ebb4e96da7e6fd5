package org.featurescope.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.featurescope.figure.link.OptimizationParameters;

/** The phrases that captions are made of. */
public final class Captions {
    private Captions() {}

    /** How pictures were made, as a sentence. */
    public static String howMade(OptimizationParameters making) {
        String preset = making.preset().name().toLowerCase(Locale.ROOT);
        boolean departs = !making.settings().equals(making.preset().settings());
        return "Optimized from %s in %s at %d px, preset %s%s, seed %d."
                .formatted(
                        making.start().map(name -> "the photograph " + name).orElse("noise"),
                        count(making.steps(), "step"),
                        making.size(),
                        preset,
                        departs ? " with changes" : "",
                        making.seed());
    }

    /** Things in a row of words. */
    public static String list(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** A number and its noun. */
    public static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
    }
}

package org.featurescope.web.find;

import java.util.Locale;
import org.featurescope.activation.TopClasses.ClassProbability;
import org.featurescope.model.Network;

/**
 * The most probable class of a picture.
 *
 * @param model the id of the network that classified it
 * @param label the class
 * @param probability 0 to 1
 * @param weak whether the network is so unsure that what is found may not fit the picture's subject
 */
record TopClass(String model, String label, double probability, boolean weak) {
    /**
     * The least probability of a class that is not weak. Measured for {@code inception-275} on photographs of classes that it
     * knows: of those below, 38 % had a right class, of the others 92 % (docs/units.md).
     */
    private static final double SURE = 0.3;

    static TopClass of(Network network, ClassProbability top) {
        return new TopClass(
                network.id(), top.label(), Math.round(1000 * top.probability()) / 1000.0, top.probability() < SURE);
    }

    /** Returns a sentence that says how sure the network is. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "The match is weak: %s is not sure what the picture shows. Its most probable class is “%s”, at %.0f %%.",
                model,
                label,
                100 * probability);
    }
}

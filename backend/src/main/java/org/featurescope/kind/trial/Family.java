package org.featurescope.kind.trial;

import java.util.Locale;

/** A family of directions of a layer's activation space. */
enum Family {
    /** The directions of neurons, which are those of the basis. */
    BASIS("Neurons"),
    /** Directions of normal numbers, none of which is more likely than another. */
    RANDOM("Random directions"),
    /** The centroids of clusters of activation vectors. */
    K_MEANS("K-means directions"),
    /** Absolute values of normal numbers: the control that must come out no better than random directions. */
    POSITIVE("Random, positive");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** Returns the name in data and files. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name for people. */
    String title() {
        return title;
    }

    /** Returns the name for people of a family given by its name in data. */
    static String titleOf(String id) {
        for (Family family : values()) {
            if (family.id().equals(id)) {
                return family.title;
            }
        }
        return id;
    }
}

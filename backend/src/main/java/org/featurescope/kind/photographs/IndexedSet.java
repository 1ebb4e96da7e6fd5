package org.featurescope.kind.photographs;

import java.util.List;
import org.featurescope.activation.photographs.ActivationIndex;

/**
 * The description of an indexed set of photographs in the data of a figure.
 *
 * @param name the set's name
 * @param sha256 the SHA-256 of the photographs' names and bytes, lower-case hexadecimal
 * @param photographs the number of photographs that could be read
 * @param skipped the photographs that could not be read, {@value #MOST_SKIPPED} at most
 * @param skippedInAll the number of all photographs that could not be read
 */
public record IndexedSet(String name, String sha256, int photographs, List<Skipped> skipped, int skippedInAll) {
    /** The greatest number of photographs that could not be read of which the names are kept. */
    public static final int MOST_SKIPPED = 50;

    /**
     * A photograph that could not be read.
     *
     * @param name the name of its file
     * @param reason a sentence that says why
     */
    public record Skipped(String name, String reason) {}

    /** Returns the description of a set, from its index. */
    public static IndexedSet of(String name, ActivationIndex index) {
        return new IndexedSet(
                name,
                index.set(),
                index.names().size(),
                index.skipped().stream()
                        .limit(MOST_SKIPPED)
                        .map(one -> new Skipped(one.name(), one.reason()))
                        .toList(),
                index.skipped().size());
    }
}

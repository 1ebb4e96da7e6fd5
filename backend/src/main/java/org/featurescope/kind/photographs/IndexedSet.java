package org.featurescope.kind.photographs;

import java.util.List;
import org.featurescope.activation.photographs.PhotographIndex;

/**
 * Describes an indexed set of photographs in the result of a figure.
 *
 * @param name of the set
 * @param sha256 of its photographs, names and bytes, lower-case hexadecimal
 * @param photographs how many could be read
 * @param skipped those that could not, {@value #MOST_SKIPPED} at most
 * @param skippedInAll how many could not
 */
public record IndexedSet(String name, String sha256, int photographs, List<Skipped> skipped, int skippedInAll) {
    private static final int MOST_SKIPPED = 50;

    /**
     * A photograph that could not be read.
     *
     * @param name of its file
     * @param reason a sentence
     */
    public record Skipped(String name, String reason) {}

    /** Returns the description of a set by what its index holds. */
    public static IndexedSet of(String name, PhotographIndex.Contents contents) {
        return new IndexedSet(
                name,
                contents.set(),
                contents.names().size(),
                contents.skipped().stream()
                        .limit(MOST_SKIPPED)
                        .map(one -> new Skipped(one.name(), one.reason()))
                        .toList(),
                contents.skipped().size());
    }
}

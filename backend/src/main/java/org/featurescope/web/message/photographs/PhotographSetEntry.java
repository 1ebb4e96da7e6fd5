package org.featurescope.web.message.photographs;

import java.util.List;
import java.util.Optional;

/**
 * A set of photographs in a list.
 *
 * @param name the set's name in links
 * @param photographs the number of its photographs
 * @param classes the number of its classes, which are folders; 0 if it has none
 * @param builtIn whether it comes with the product
 * @param sha256 the SHA-256 of the photographs' names and bytes; absent if the set cannot be used
 * @param indexes its indexes, and the jobs that make some
 * @param problem a sentence that says why the set cannot be used, if it cannot
 */
public record PhotographSetEntry(
        String name,
        int photographs,
        int classes,
        boolean builtIn,
        Optional<String> sha256,
        List<SetIndex> indexes,
        Optional<String> problem) {}

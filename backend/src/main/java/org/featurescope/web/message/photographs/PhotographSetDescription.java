package org.featurescope.web.message.photographs;

import java.util.List;
import java.util.Optional;

/**
 * A set of photographs.
 *
 * @param name the set's name in links
 * @param photographs the number of its photographs
 * @param builtIn whether it comes with the product
 * @param sha256 the SHA-256 of the photographs' names and bytes
 * @param classes its classes, which are folders, in alphabetical order
 * @param examples some photographs, of different classes as far as there are some
 * @param indexes its indexes, and the jobs that make some
 * @param skipped the photographs that could not be read, as far as an index tells
 * @param creditProblems a sentence for each line of the set's credits that cannot be used
 */
public record PhotographSetDescription(
        String name,
        int photographs,
        boolean builtIn,
        String sha256,
        List<PhotographClass> classes,
        List<ExamplePhotograph> examples,
        List<SetIndex> indexes,
        List<SkippedPhotograph> skipped,
        List<String> creditProblems) {
    /**
     * A class of photographs.
     *
     * @param name the name of its folder
     * @param photographs the number of its photographs
     */
    public record PhotographClass(String name, int photographs) {}

    /**
     * A photograph of the set.
     *
     * @param name its name
     * @param credit its author and licence, if the set says them
     */
    public record ExamplePhotograph(String name, Optional<String> credit) {}

    /**
     * A photograph that could not be read.
     *
     * @param name its name
     * @param reason a sentence that says why
     */
    public record SkippedPhotograph(String name, String reason) {}
}

package org.featurescope.e2e;

import java.util.stream.Stream;

/** The pages of the site, but for those of figures and of kinds of figures. */
final class SitePages {
    private SitePages() {}

    /** Their paths. */
    static Stream<String> paths() {
        return Stream.of(
                "/",
                "/look",
                "/space?photographs=samples",
                "/linear",
                "/train",
                "/statistics?photographs=samples",
                "/models",
                "/models/mini-inception",
                "/models/mini-inception/card",
                "/models/mini-inception/conv2d0",
                "/models/mini-inception/softmax",
                "/find",
                "/find?q=dog",
                "/models/mini-inception/mixed4c/12",
                "/docs",
                "/docs/engine",
                "/docs/descriptors",
                "/docs/api",
                "/gallery",
                "/gallery?q=nothing-is-called-so",
                "/figures/new",
                "/owner");
    }
}

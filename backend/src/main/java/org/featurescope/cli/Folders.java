package org.featurescope.cli;

import java.nio.file.Path;

/** Where things lie if the user says nothing. */
final class Folders {
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".featurescope");

    static final Path DATA = HOME.resolve("data");
    static final Path MODELS = HOME.resolve("models");

    private Folders() {}
}

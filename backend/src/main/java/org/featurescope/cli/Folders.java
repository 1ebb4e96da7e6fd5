package org.featurescope.cli;

import java.nio.file.Path;

/** Where things lie if the user says nothing. */
public final class Folders {
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".featurescope");

    public static final Path DATA = HOME.resolve("data");
    public static final Path MODELS = HOME.resolve("models");

    private Folders() {}
}

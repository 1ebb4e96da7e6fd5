package org.featurescope.cli;

import java.nio.file.Path;

/** The folders that are used where an option names no other. */
public final class DefaultFolders {
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".featurescope");

    /** Figures, photographs and the tuning. */
    public static final Path DATA = HOME.resolve("data");
    /** The user's own networks. */
    public static final Path MODELS = HOME.resolve("models");

    private DefaultFolders() {}
}

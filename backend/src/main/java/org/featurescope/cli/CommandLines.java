package org.featurescope.cli;

import picocli.CommandLine.Model.CommandSpec;

/** How a command was called. */
public final class CommandLines {
    private CommandLines() {}

    /** The line, as one would type it again. */
    public static String of(CommandSpec spec) {
        return "featurescope "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }
}

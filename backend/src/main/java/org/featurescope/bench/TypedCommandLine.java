package org.featurescope.bench;

import picocli.CommandLine.Model.CommandSpec;

/** The command line as the user typed it. */
final class TypedCommandLine {
    private TypedCommandLine() {}

    /** Returns the line, as one would type it again. */
    static String of(CommandSpec spec) {
        return "featurescope "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }
}

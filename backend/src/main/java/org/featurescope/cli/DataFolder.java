package org.featurescope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option for the data folder, for commands that read and change what the server keeps in it. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder, which holds figures, photographs and answers.")
    private Path data = DefaultFolders.DATA;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    Path path() {
        return data;
    }

    /** Prints a line to the command's output. */
    void print(String line) {
        out().println(line);
        out().flush();
    }

    /** Returns the command's output. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }
}

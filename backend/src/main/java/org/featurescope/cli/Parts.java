package org.featurescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.optimize.Tuning;

/** The parts of the product that commands work with. Each is made when it is first asked for. */
public interface Parts {
    /** The networks that come with the product and those in a folder. */
    Catalogue catalogue(Path models);

    /** What was chosen by measurement for a folder of data, or the usual. */
    Tuning tuning(Path data);

    /**
     * The kinds of figures, with the engine that makes them, tuned as the folder says.
     *
     * @param data the folder of data, whose photographs figures can name
     */
    Kinds kinds(Path data);

    /**
     * Starts the server.
     *
     * @throws org.featurescope.validate.InvalidInputException if the port or a folder cannot be used
     */
    RunningServer serve(ServeOptions options);

    /** The product's version, if this is a build that has one. */
    Optional<String> version();

    /**
     * Where the server runs and what it works on.
     *
     * @param host the address to listen at
     * @param port the port to listen at; 0 for any that is free
     * @param allowedHosts names that it may be called by besides those of its own machine
     * @param data the folder of figures
     * @param models the folder of the user's networks
     */
    record ServeOptions(String host, int port, List<String> allowedHosts, Path data, Path models) {
        public ServeOptions {
            allowedHosts = List.copyOf(allowedHosts);
        }
    }

    /** A server that listens, until it is closed. */
    interface RunningServer extends AutoCloseable {
        /** The port it listens at. */
        int port();

        /** Cancels what it makes, ends its requests and lets go of its folders. */
        @Override
        void close();
    }
}

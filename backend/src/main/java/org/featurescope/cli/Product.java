package org.featurescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.PhotographUploads;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.model.Catalogue;
import org.featurescope.model.check.RangeTests;
import org.featurescope.optimize.Tuning;
import org.featurescope.web.access.Access;

/** Creates what commands work with: networks, kinds of figures and the server. */
public interface Product {
    /** Returns the networks that come with the product and those in the folder {@code models}. */
    Catalogue catalogue(Path models);

    /** Returns the trial of the folder {@code models}, which runs networks before they are loaded. */
    Catalogue.Trial trial(Path models);

    /** Returns the tuning that was measured for the folder {@code data}, or the default one where none was. */
    Tuning tuning(Path data);

    /**
     * Returns the kinds of figures, with the engine that makes them.
     *
     * @param data the data folder, which holds the engine's tuning and the photographs that figures can name
     */
    Kinds kinds(Path data);

    /**
     * Returns a description of everything that changes pictures besides their specs: the build, the tuning in the
     * folder {@code data} and the machine.
     */
    String engine(Path data);

    /** Returns the sets of photographs in the folder {@code data}. */
    PhotographShelf photographs(Path data);

    /** Returns the uploads, which add sets of photographs to the folder {@code data} and remove them. */
    PhotographUploads uploads(Path data);

    /** Returns the answers of people to the questions of figures in the folder {@code data}. */
    AnswerStore answers(Path data);

    /** Returns the results of range tests in the folder {@code data}. */
    RangeTests rangeTests(Path data);

    /**
     * Starts the server.
     *
     * @throws org.featurescope.validate.InvalidInputException if the port or a folder cannot be used
     */
    RunningServer serve(ServeOptions options);

    /** Returns the product's version; empty for a build that has none. */
    Optional<String> version();

    /**
     * The options of the server.
     *
     * @param host the address to listen at
     * @param port the port to listen at; 0 for any that is free
     * @param access who may reach the server, and what they may do
     * @param data the folder of figures
     * @param libraries further folders of figures, which are only read
     * @param models the folder of the user's networks
     * @param defaultNetwork the network that is shown where none is named; empty for the product's own choice
     * @param nativeMemory the bytes outside the Java heap above which nothing is cached
     */
    record ServeOptions(
            String host,
            int port,
            Access access,
            Path data,
            List<Path> libraries,
            Path models,
            Optional<String> defaultNetwork,
            long nativeMemory) {
        public ServeOptions {
            libraries = List.copyOf(libraries);
        }
    }

    /** A server that listens until it is closed. */
    interface RunningServer extends AutoCloseable {
        /** Returns the port at which the server listens. */
        int port();

        /** Returns what the operator should know now that the server runs. */
        List<String> notices();

        /** Cancels running figures, ends all requests and releases the folders. */
        @Override
        void close();
    }
}

package org.featurescope.unit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * Finds what was measured of networks' units: their responses to labelled pictures, the weights of their paths to
 * logits, and their dataset examples. They are read from the data folder, else from the product. Also returns the owner's
 * notes about units.
 * Thread-safe.
 */
public final class KnownResponses {
    private final NetworkFiles<UnitResponses> responses;
    private final NetworkFiles<PathWeights> weights;
    private final NetworkFiles<DatasetExamples> examples;
    private final UnitNotes notes;
    private final Map<UnitResponses, Map<String, Map<Integer, String>>> words =
            Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Opens the files.
     *
     * @param data the data folder
     */
    public KnownResponses(Path data) {
        this(data, Clock.systemUTC());
    }

    KnownResponses(Path data, Clock clock) {
        responses =
                new NetworkFiles<>(data.resolve("responses"), "", ResponsesFile::read, UnitResponses::network, clock);
        weights = new NetworkFiles<>(
                data.resolve("weights"), "-weights", PathWeightsFile::read, PathWeights::network, clock);
        examples = new NetworkFiles<>(
                data.resolve("examples"), "-examples", DatasetExamplesFile::read, DatasetExamples::network, clock);
        notes = new UnitNotes(data.resolve("notes"));
    }

    /** Returns the responses of a network's units, if they are known. */
    public Optional<UnitResponses> of(Network network) {
        return responses.of(network);
    }

    /** Returns the weights of the paths from a network's units to its logits, if they are known. */
    public Optional<PathWeights> weights(Network network) {
        return weights.of(network);
    }

    /** Returns the dataset examples of a network's units, if they are known. */
    public Optional<DatasetExamples> examples(Network network) {
        return examples.of(network);
    }

    /** Returns the owner's names of units and notes about them. */
    public UnitNotes notes() {
        return notes;
    }

    /** Returns what a unit fires on, if that is known. */
    public Optional<FiresOn> firesOn(Network network, Unit unit) {
        return of(network).filter(known -> known.has(unit)).map(known -> known.firesOn(unit));
    }

    /**
     * Returns the words for what units of a network fire on, by layer and channel; empty if its responses are not known.
     * They are computed once.
     */
    public Map<String, Map<Integer, String>> words(Network network) {
        return of(network)
                .map(known -> words.computeIfAbsent(known, UnitResponses::words))
                .orElseGet(Map::of);
    }

    /** Writes the responses of a network's units, replacing earlier ones, and returns the file. */
    public Path keep(UnitResponses measured) throws IOException {
        return responses.keep(measured, ResponsesFile.bytes(measured));
    }

    /** Writes the weights of a network's paths, replacing earlier ones, and returns the file. */
    public Path keep(PathWeights measured) throws IOException {
        return weights.keep(measured, PathWeightsFile.bytes(measured));
    }

    /** Writes the dataset examples of a network's units, replacing earlier ones, and returns the file. */
    public Path keep(DatasetExamples measured) throws IOException {
        return examples.keep(measured, DatasetExamplesFile.bytes(measured));
    }
}

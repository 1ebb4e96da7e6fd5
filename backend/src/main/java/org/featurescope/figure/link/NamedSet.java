package org.featurescope.figure.link;

import java.util.Map;
import java.util.function.Function;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/**
 * A reference to a set of photographs: its name on this server, and its digest, which is the same on every server.
 *
 * @param name the set's name
 * @param sha256 the digest of the photographs' names and bytes, see {@link PhotographSet#sha256}; in a spec that is not
 *     yet resolved its first digits, or empty
 */
public record NamedSet(String name, String sha256) {
    /** The name of the set. */
    public static final Parameter<String> NAME = Parameter.optional(
            "photographs",
            "Set of photographs",
            "The set: commons, 240 photographs from Wikimedia Commons; samples, the 14 of the product; or another of the server.",
            new ParameterTypes.Text(PhotographShelf.NAME, "the name of a set of photographs", "photograph-set"),
            PhotographShelf.COMMONS);

    static final Parameter<String> HASH = Parameter.quiet(
            "photographsHash",
            "Digest of the photographs",
            "SHA-256 of the set's photographs, or its first digits. The server fills it in, and refuses one that is not its set's.",
            Parameters.DIGEST_OR_NOTHING,
            "");

    private static final String HOW_TO_GET =
            "to have it here, put its folder or zip archive, from the server or the people"
                    + " that the link came from, into photographs/sets of the data folder, under that name";

    /**
     * Returns {@code table} with the parameters that name a set of photographs.
     *
     * @param set returns the reference to the set in a spec
     */
    public static <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, NamedSet> set) {
        return table.with(NAME, spec -> set.apply(spec).name())
                .with(HASH, spec -> set.apply(spec).sha256());
    }

    /**
     * Returns the source of a spec, with the name of the set filled in if the spec gives only the hash of the samples.
     * They were the default before there was the set {@value PhotographShelf#COMMONS}.
     */
    public static SpecSource filledIn(SpecSource source) {
        String hash = source.read(HASH).orElse("");
        if (hash.isEmpty() || source.names().contains(NAME.name())) {
            return source;
        }
        try (PhotographSet samples = PhotographSet.samples()) {
            return samples.sha256().startsWith(hash)
                    ? source.filledIn(Map.of(NAME.name(), PhotographShelf.SAMPLES))
                    : source;
        }
    }

    /** Returns the reference to the set that the values of a table name. */
    public static NamedSet of(ParameterTable.Values values) {
        return new NamedSet(values.get(NAME), values.get(HASH));
    }

    /**
     * Returns the reference with the whole digest filled in.
     *
     * @throws NotFoundException if the server has no set of this name
     * @throws InvalidInputException if the server's set of this name has another digest
     */
    public NamedSet resolved(PhotographShelf shelf) {
        String here;
        try {
            here = shelf.sha256(name);
        } catch (NotFoundException e) {
            String hash = sha256.isEmpty() ? "" : " with SHA-256 " + sha256;
            throw new NotFoundException(
                    NAME.name(),
                    "%s. The figure is of a set of photographs that is missing here, \"%s\"%s; %s"
                            .formatted(e.getMessage(), name, hash, HOW_TO_GET));
        }
        if (!here.startsWith(sha256)) {
            throw new InvalidInputException(
                    HASH.name(),
                    ("the figure is of a set of photographs \"%s\" with SHA-256 %s, but the set of that name at hand"
                                    + " has %s; %s")
                            .formatted(name, sha256, here, HOW_TO_GET));
        }
        return new NamedSet(name, here);
    }

    /**
     * Opens the set. The caller must close it.
     *
     * @throws FailedRunException if the set has changed or disappeared since the spec was read
     */
    public PhotographSet open(PhotographShelf shelf) {
        try {
            resolved(shelf);
        } catch (InvalidInputException | NotFoundException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
        return shelf.open(name);
    }
}

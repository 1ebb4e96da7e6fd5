package org.featurescope.figure.link;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/**
 * Names a set of photographs that a figure uses: by its name on this server and by its digest, which is the same everywhere.
 *
 * @param name of the set
 * @param sha256 of its photographs, names and bytes, as {@link PhotographSet#sha256} has it; of a spec that is not resolved its
 *     first digits, or nothing
 */
public record NamedSet(String name, String sha256) {
    public static final Parameter<String> NAME = Parameter.optional(
            "photographs",
            "The name of a set of photographs: samples, or what lies in the server's folder of sets.",
            new ParameterTypes.Text(PhotographShelf.NAME, "the name of a set of photographs"),
            PhotographShelf.SAMPLES);

    static final Parameter<String> HASH = Parameter.quiet(
            "photographsHash",
            "SHA-256 of the set's photographs, or its first digits. Filled in where it is not given; a spec whose hash is not"
                    + " that of the set at hand is refused.",
            new ParameterTypes.Text(
                    Pattern.compile("(?:[0-9a-f]{12,64})?"), "12 to 64 lower-case hexadecimal digits, or nothing"),
            "");

    private static final String HOW_TO_GET =
            "to have it here, put its folder or zip archive, from the server or the people"
                    + " that the link came from, into photographs/sets of the data folder, under that name";

    /** Returns {@code table} with the parameters of the set that {@code set} gives. */
    public static <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, NamedSet> set) {
        return table.with(NAME, spec -> set.apply(spec).name())
                .with(HASH, spec -> set.apply(spec).sha256());
    }

    /** Returns the set that a table's values give. */
    public static NamedSet of(ParameterTable.Values values) {
        return new NamedSet(values.get(NAME), values.get(HASH));
    }

    /**
     * Returns the set with its whole hash filled in.
     *
     * @throws NotFoundException if there is no such set here
     * @throws InvalidInputException if the one of that name is another
     */
    public NamedSet resolved(PhotographShelf shelf) {
        String here;
        try {
            here = shelf.sha256(name);
        } catch (NotFoundException e) {
            String hash = sha256.isEmpty() ? "" : " with SHA-256 " + sha256;
            throw new NotFoundException(
                    NAME.name(),
                    "%s. The figure is of a set of photographs that this server lacks, \"%s\"%s; %s"
                            .formatted(e.getMessage(), name, hash, HOW_TO_GET));
        }
        if (!here.startsWith(sha256)) {
            throw new InvalidInputException(
                    HASH.name(),
                    "the figure is of a set of photographs \"%s\" with SHA-256 %s, but the set of that name at hand has %s; %s"
                            .formatted(name, sha256, here, HOW_TO_GET));
        }
        return new NamedSet(name, here);
    }

    /**
     * Opens the set, which must be closed.
     *
     * @throws FailedRunException if it is not what it was when the figure was asked for
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

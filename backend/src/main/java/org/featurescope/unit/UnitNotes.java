package org.featurescope.unit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names and notes that the server's owner gave units, in a file for each network. Thread-safe: one lock guards the
 * notes in memory and the files.
 */
public final class UnitNotes {
    /** The most characters of a name. */
    public static final int MOST_NAME = 80;

    /** The most characters of a note. */
    public static final int MOST_NOTE = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(UnitNotes.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final Map<String, Map<String, Note>> byNetwork = new HashMap<>();

    UnitNotes(Path folder) {
        this.folder = folder;
    }

    /** A name and a note, either of which may be empty. */
    public record Note(String name, String note) {
        /**
         * Creates a note. White space at both ends of the texts is removed.
         *
         * @throws org.featurescope.validate.InvalidInputException if a text is too long
         */
        public Note {
            name = name.strip();
            note = note.strip();
            Validate.isTrue(
                    "name", name.length() <= MOST_NAME, "a name has at most %d characters".formatted(MOST_NAME));
            Validate.isTrue(
                    "note", note.length() <= MOST_NOTE, "a note has at most %d characters".formatted(MOST_NOTE));
        }

        private boolean isEmpty() {
            return name.isEmpty() && note.isEmpty();
        }
    }

    /** Returns the note about a unit, if there is one. */
    public synchronized Optional<Note> of(Network network, Unit unit) {
        return Optional.ofNullable(notes(network).get(unit.toString()));
    }

    /** Stores a note about a unit and replaces an earlier one. An empty note deletes it. */
    public synchronized void keep(Network network, Unit unit, Note note) throws IOException {
        Map<String, Note> changed = new TreeMap<>(read(file(network))
                .orElseThrow(() -> new InvalidInputException(
                        "note",
                        "the file %s cannot be read, so nothing is kept; mend it or move it away"
                                .formatted(file(network).getFileName()))));
        if (note.isEmpty()) {
            changed.remove(unit.toString());
        } else {
            changed.put(unit.toString(), note);
        }
        Files.createDirectories(folder);
        AtomicFile.write(file(network), JSON.writeValueAsBytes(changed));
        byNetwork.put(network.identity(), changed);
    }

    /** Returns the units of a network whose names or notes contain some words. */
    public synchronized List<Unit> find(Network network, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return network.layers().stream()
                .flatMap(layer -> notes(network).entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(layer.name() + ":"))
                        .filter(entry -> !wanted.isEmpty() && contains(entry.getValue(), wanted))
                        .map(entry -> new Unit(
                                layer.name(),
                                Integer.parseInt(
                                        entry.getKey().substring(layer.name().length() + 1)))))
                .toList();
    }

    private static boolean contains(Note note, String words) {
        return (note.name + "\n" + note.note).toLowerCase(Locale.ROOT).contains(words);
    }

    private Map<String, Note> notes(Network network) {
        return byNetwork.computeIfAbsent(
                network.identity(), identity -> read(file(network)).orElse(Map.of()));
    }

    private Path file(Network network) {
        return folder.resolve(network.identity() + ".json");
    }

    /** Returns the notes in a file by unit. A missing file has no notes; for a damaged file the result is empty. */
    private static Optional<Map<String, Note>> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Note>>() {}));
        } catch (NoSuchFileException e) {
            return Optional.of(Map.of());
        } catch (IOException e) {
            LOG.warn("the notes in {} cannot be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}

package org.featurescope.figure.answers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Sha256;
import org.featurescope.validate.Validate;

/**
 * Stores the answers to the questions of figures, in a file for each figure. A file has an entry for each person: a digest
 * of the text by which the browser recognizes that it has answered, and the answers as rows of four numbers. It is
 * replaced in one step, so that it is never seen half written.
 *
 * <p>Thread-safe. Two processes must not use one folder; the server holds the lock of its data folder.
 */
public final class AnswerStore {
    /** The most people whose answers to one figure are stored. */
    public static final int MOST_PEOPLE = 2000;

    private static final JsonMapper JSON = new JsonMapper();
    /** The figures whose answers stay in memory. */
    private static final int MOST_KNOWN = 16;

    private static final int DIGITS = 32;

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})\\.json");

    /** The content of a file. */
    private record Content(List<Person> people) {}

    /** A person's answers in a file: for each question its index, the chosen answer, the confidence and the time. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Person(String session, int[][] answers) {
        static Person of(AnswerSheet sheet) {
            return new Person(
                    sheet.session(),
                    sheet.answers().stream()
                            .map(answer -> new int[] {
                                answer.question(), answer.chosen(), answer.confidence(), answer.milliseconds()
                            })
                            .toArray(int[][]::new));
        }

        AnswerSheet sheet() {
            return new AnswerSheet(
                    session,
                    Arrays.stream(answers)
                            .map(row -> new Answer(row[0], row[1], row[2], row[3]))
                            .toList());
        }
    }

    private final Path folder;
    private final Map<String, List<AnswerSheet>> known = new LinkedHashMap<>(MOST_KNOWN, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<AnswerSheet>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /** The effect of {@link #add}. */
    public enum Added {
        /** The answers were stored. */
        STORED,
        /** The browser had answered before; nothing was stored. */
        ANSWERED_BEFORE,
        /** The figure has the answers of {@link #MOST_PEOPLE} people; nothing was stored. */
        FULL
    }

    /** Creates a store in a folder, which is created with the first answers. */
    public AnswerStore(Path folder) {
        this.folder = folder;
    }

    /** Returns the digest of the random text by which a browser recognizes that it has answered. */
    public static String digest(String session) {
        return Sha256.of(session.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** Returns the ids of the figures that people have answered, in ascending order. */
    public List<String> figures() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder %s cannot be read".formatted(folder), e);
        }
    }

    /** Returns the answers of all people to a figure, the earliest first. */
    public synchronized List<AnswerSheet> of(String figure) {
        List<AnswerSheet> sheets = known.get(figure);
        if (sheets == null) {
            sheets = read(figure);
            known.put(figure, sheets);
        }
        return List.copyOf(sheets);
    }

    /** Returns the answers of one person to a figure, if there are any. */
    public Optional<AnswerSheet> of(String figure, String session) {
        return of(figure).stream()
                .filter(sheet -> sheet.session().equals(session))
                .findFirst();
    }

    /**
     * Stores the answers of a person, unless they were stored before.
     *
     * @param figure the figure's id
     * @param sheet whose answers were checked
     * @throws UncheckedIOException if they cannot be written; nothing is then changed
     */
    public synchronized Added add(String figure, AnswerSheet sheet) {
        List<AnswerSheet> sheets = new ArrayList<>(of(figure));
        if (sheets.stream().anyMatch(other -> other.session().equals(sheet.session()))) {
            return Added.ANSWERED_BEFORE;
        }
        if (sheets.size() >= MOST_PEOPLE) {
            return Added.FULL;
        }
        sheets.add(sheet);
        try {
            Files.createDirectories(folder);
            AtomicFile.write(
                    file(figure),
                    JSON.writeValueAsBytes(
                            new Content(sheets.stream().map(Person::of).toList())));
        } catch (IOException e) {
            throw new UncheckedIOException("the answers cannot be written to %s".formatted(file(figure)), e);
        }
        known.put(figure, sheets);
        return Added.STORED;
    }

    /** Deletes all answers to a figure. */
    public synchronized void reset(String figure) {
        known.remove(figure);
        try {
            Files.deleteIfExists(file(figure));
        } catch (IOException e) {
            throw new UncheckedIOException("the answers in %s cannot be deleted".formatted(file(figure)), e);
        }
    }

    private Path file(String figure) {
        Validate.isTrue("id", figure.matches("[0-9a-f]{64}"), "a figure's id has 64 hexadecimal digits");
        return folder.resolve(figure + ".json");
    }

    private List<AnswerSheet> read(String figure) {
        Path file = file(figure);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(file.toFile(), Content.class).people().stream()
                    .map(Person::sheet)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the answers in %s cannot be read; move the file away".formatted(file), e);
        }
    }
}

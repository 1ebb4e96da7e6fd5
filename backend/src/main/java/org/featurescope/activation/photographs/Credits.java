package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The credits of a set's photographs, as read from the file {@value #FILE}: a table in UTF-8 whose columns are separated
 * by tabs. Its first line names the columns {@code file}, {@code author}, {@code licence} and {@code source}, in any
 * order, and may name a column {@code title}; each other line credits one photograph. Lines that cannot be used are left
 * out.
 *
 * @param byName the credit of each photograph, by its name, in the order of the file
 * @param problems a sentence for each of the first {@value #MOST_PROBLEMS} lines that were left out
 */
record Credits(Map<String, Credit> byName, List<String> problems) {
    /** The name of the file in the folder of a set. */
    static final String FILE = "credits.tsv";

    /** No credits. */
    static final Credits NONE = new Credits(Map.of(), List.of());

    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_BYTES = 16_000_000;
    private static final int MOST_LETTERS = 1_000;
    private static final List<String> COLUMNS = List.of("file", "author", "licence", "source");
    private static final String TITLE = "title";
    private static final CSVFormat FORMAT = CSVFormat.newFormat('\t')
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    /**
     * Reads the file. A file that cannot be used counts as empty, and the problems say why.
     *
     * @param folder the folder of the set that the file lies in, with a slash at the end; empty for the set's root
     */
    static Credits read(InputStream file, String folder) {
        Reading reading = new Reading(folder);
        try {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                reading.problem("%s is ignored: it is larger than %d MB".formatted(FILE, MOST_BYTES / 1_000_000));
            } else {
                reading.read(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return unreadable(e);
        }
        return new Credits(reading.byName, reading.problems);
    }

    /** Returns no credits, because the file cannot be read. */
    static Credits unreadable(IOException why) {
        return new Credits(Map.of(), List.of("%s cannot be read: %s".formatted(FILE, why.getMessage())));
    }

    /** The reading of one file. */
    private static final class Reading {
        private final Map<String, Credit> byName = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private final String folder;

        Reading(String folder) {
            this.folder = folder;
        }

        void problem(String sentence) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(sentence);
            }
        }

        void read(String text) throws IOException {
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            try (CSVParser parser = CSVParser.parse(unmarked, FORMAT)) {
                Iterator<CSVRecord> lines = parser.iterator();
                List<String> columns = lines.hasNext() ? columns(lines.next()) : COLUMNS;
                if (!columns.containsAll(COLUMNS)) {
                    problem("%s is ignored: its first line must be the columns %s, separated by tabs"
                            .formatted(FILE, String.join(", ", COLUMNS)));
                    return;
                }
                lines.forEachRemaining(line -> add(line, columns));
            }
        }

        private static List<String> columns(CSVRecord head) {
            return Arrays.stream(head.values())
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .map(name -> name.equals("license") ? "licence" : name)
                    .toList();
        }

        private void add(CSVRecord line, List<String> columns) {
            String file = value(line, columns, "file").replace('\\', '/').replaceFirst("^(\\./)+", "");
            String title = value(line, columns, TITLE);
            Credit credit = new Credit(
                    title.isEmpty() ? Credit.titleOf(file) : title,
                    value(line, columns, "author"),
                    value(line, columns, "licence"),
                    value(line, columns, "source"));
            String name = folder + file;
            if (line.size() < columns.size()) {
                ignore(line, "it has %d columns instead of %d".formatted(line.size(), columns.size()));
            } else if (line.stream().anyMatch(value -> value.length() > MOST_LETTERS)) {
                ignore(line, "a column has more than %d letters".formatted(MOST_LETTERS));
            } else if (file.isEmpty() || credit.isEmpty()) {
                ignore(line, file.isEmpty() ? "it names no file" : "it names nothing but the file");
            } else if (byName.putIfAbsent(name, credit) != null) {
                ignore(line, "%s is credited twice".formatted(name));
            }
        }

        /** Returns the value of a column without control characters; empty if the line or the file lacks it. */
        private static String value(CSVRecord line, List<String> columns, String column) {
            int index = columns.indexOf(column);
            return index < 0 || index >= line.size() ? "" : line.get(index).replaceAll("\\p{Cntrl}", " ");
        }

        private void ignore(CSVRecord line, String why) {
            problem("line %d of %s is ignored: %s".formatted(line.getParser().getCurrentLineNumber(), FILE, why));
        }
    }
}

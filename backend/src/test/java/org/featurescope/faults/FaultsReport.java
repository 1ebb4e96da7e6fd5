package org.featurescope.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes {@code report.md} in the folder {@code target/faults}: a line for each thing that was tried. Each part has a file
 * of its own, so that a part that is run again replaces only its lines.
 */
public final class FaultsReport {
    private static final Path FOLDER = Path.of(System.getProperty("featurescope.faults", "target/faults"));
    private static final Path PARTS = FOLDER.resolve("parts");

    private final String part;
    private final List<String> lines = new ArrayList<>();

    private FaultsReport(String part) {
        this.part = part;
    }

    /**
     * Begins a part, which replaces the part of that name in an earlier report.
     *
     * @param part the heading, for example {@code Slow bodies}
     */
    public static FaultsReport part(String part) {
        return new FaultsReport(part);
    }

    /** Adds a line, with a format and arguments as in {@link String#format}. */
    public synchronized void line(String format, Object... arguments) {
        lines.add("- " + String.format(Locale.ROOT, format, arguments));
        try {
            Files.createDirectories(PARTS);
            Files.write(
                    file(),
                    Stream.concat(Stream.of("## " + part, ""), lines.stream()).toList());
            Files.writeString(FOLDER.resolve("report.md"), whole());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return PARTS.resolve(part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".md");
    }

    private static String whole() throws IOException {
        StringBuilder report = new StringBuilder("# What was tried, and what happened\n");
        try (Stream<Path> parts = Files.list(PARTS)) {
            for (Path each : parts.sorted().toList()) {
                report.append('\n').append(Files.readString(each));
            }
        }
        return report.toString();
    }
}

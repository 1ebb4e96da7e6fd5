package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Networks;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.DescriptorFuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds readers of photographs, specs and descriptors, and writers of files, with what Jazzer mutates from sound inputs, as
 * code coverage leads it. Each runs in a process of its own. An input that fails stays in {@code target/faults/fuzz}; it
 * becomes a test of the class that it broke.
 */
final class FuzzFaults {
    private static final int SECONDS = Integer.getInteger("featurescope.faults.fuzzSeconds", 60);
    private static final int MOST_BYTES = 4096;
    private static final Path FAILED =
            Path.of(System.getProperty("featurescope.faults", "target/faults")).resolve("fuzz");
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs|#(\\d+)\\s+(?:DONE|NEW|REDUCE|pulse)");

    private final FaultsReport report = FaultsReport.part("Fuzzed inputs");

    @TempDir
    private Path corpus;

    @Test
    void photographsAndSpecsAndDescriptorsAndTextsAreRefusedOrUsed() throws Exception {
        fuzz(PhotographFuzz.class, photographs());
        fuzz(SpecFuzz.class, specs());
        fuzz(DescriptorFuzz.class, descriptors());
        fuzz(ExportFuzz.class, texts());
    }

    /** Fuzzes a class for {@link #SECONDS} seconds, beginning with these inputs. */
    private void fuzz(Class<?> target, List<byte[]> seeds) throws IOException, InterruptedException {
        Path inputs = Files.createDirectories(corpus.resolve(target.getSimpleName()));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(inputs.resolve("seed-" + i), seeds.get(i));
        }
        Path failed = Files.createDirectories(FAILED.resolve(target.getSimpleName()));
        Path log = failed.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Jazzer.class.getName(),
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=org.featurescope.**",
                        "--reproducer_path=" + failed,
                        "-artifact_prefix=" + failed + "/",
                        "-max_total_time=" + SECONDS,
                        "-max_len=" + MOST_BYTES,
                        "-rss_limit_mb=0",
                        inputs.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        String said = Files.readString(log);
        long runs = runs(said);
        report.line(
                "%s: %d inputs in %d seconds, %s",
                target.getSimpleName(), runs, SECONDS, code == 0 ? "none failed" : said);
        assertThat(code).as(said).isZero();
        assertThat(runs).isGreaterThan(seeds.size());
    }

    private static long runs(String said) {
        long most = 0;
        for (Matcher matcher = RUNS.matcher(said); matcher.find(); ) {
            most = Math.max(most, Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
        }
        return most;
    }

    /** Returns the pictures of the decoder's tests that are small enough to be mutated often. */
    private static List<byte[]> photographs() throws IOException, URISyntaxException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of(FuzzFaults.class
                        .getResource("/org/featurescope/image/grey.jpg")
                        .toURI())
                .getParent())) {
            for (Path file : all.sorted().toList()) {
                if (Files.size(file) <= MOST_BYTES) {
                    files.add(Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** Returns the example of each kind of figure, as a link. */
    private static List<byte[]> specs() {
        List<byte[]> specs = new ArrayList<>();
        for (FigureKind<?> kind : TestKinds.quick().all()) {
            specs.add("kind=%s&%s".formatted(kind.name(), kind.example()).getBytes(StandardCharsets.UTF_8));
        }
        specs.add("{\"kind\":\"channel\",\"unit\":\"mixed4c:12\",\"size\":64}".getBytes(StandardCharsets.UTF_8));
        return specs;
    }

    private static List<byte[]> descriptors() throws IOException {
        List<byte[]> descriptors = new ArrayList<>();
        for (var network : Networks.catalogue().networks()) {
            String path = "/org/featurescope/model/%s/model.json".formatted(network.id());
            try (InputStream file = DescriptorFuzz.class.getResourceAsStream(path)) {
                if (file != null) {
                    descriptors.add(file.readAllBytes());
                }
            }
        }
        assertThat(descriptors).isNotEmpty();
        return descriptors;
    }

    private static List<byte[]> texts() {
        return Stream.of(
                        "<script>alert(1)</script>]]>&amp;\"'",
                        "{\\textbf{a}} \\} 100 % & # $ _ ~ ^ \\",
                        "\u0000\u0001\uFFFE\uD83D\uDE00 a\tb\nc")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}

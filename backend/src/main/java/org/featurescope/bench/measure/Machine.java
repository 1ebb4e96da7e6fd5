package org.featurescope.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.featurescope.cli.Product;
import org.featurescope.tensor.Gpu;
import org.featurescope.tensor.Sessions;
import org.tensorflow.TensorFlow;

/**
 * The machine and the versions with which measurements were made.
 *
 * @param processor its name and number of cores, and the GPU's name if there is one
 * @param features the instruction sets that speed up arithmetic, in Linux's names; empty where the system does not report them
 * @param system operating system and architecture
 * @param versions of the product, Java and TensorFlow
 * @param date in UTC
 */
public record Machine(String processor, String features, String system, String versions, LocalDate date) {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Set<String> FEATURES = Set.of(
            "avx",
            "avx2",
            "fma",
            "avx512f",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "avx_vnni",
            "amx_tile",
            "amx_bf16",
            "amx_int8",
            "asimd",
            "bf16",
            "sve",
            "i8mm");

    /** Describes this machine, today. */
    public static Machine here(Product product) {
        List<String> lines = processorLines();
        return new Machine(
                processor(lines),
                Stream.of(field(lines, "flags"), field(lines, "Features"))
                        .flatMap(Optional::stream)
                        .flatMap(flags -> Arrays.stream(flags.split(" ")))
                        .filter(FEATURES::contains)
                        .distinct()
                        .collect(Collectors.joining(" ")),
                "%s, %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "Featurescope %s, Java %s, TensorFlow %s"
                        .formatted(
                                product.version().orElse("(not a release)"),
                                System.getProperty("java.version"),
                                TensorFlow.version()),
                LocalDate.now(ZoneOffset.UTC));
    }

    /** Returns the processor's name and number of cores, and the GPU's name if there is one. */
    public static String processorHere() {
        return processor(processorLines());
    }

    private static String processor(List<String> lines) {
        return "%s, %d cores%s"
                .formatted(
                        field(lines, "model name").orElse("processor of unknown name"),
                        Sessions.PROCESSORS,
                        Gpu.here().map(gpu -> ", " + gpu.name()).orElse(""));
    }

    /** Returns a Markdown table of all properties. */
    public String markdown() {
        return """
                | | |
                |---|---|
                | processor | %s |
                | instruction sets | %s |
                | system | %s |
                | versions | %s |
                | date | %s |
                """.formatted(processor, features.isEmpty() ? "not known" : features, system, versions, date);
    }

    private static List<String> processorLines() {
        if (!Files.isReadable(PROCESSOR)) {
            return List.of();
        }
        try {
            return Files.readAllLines(PROCESSOR);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}

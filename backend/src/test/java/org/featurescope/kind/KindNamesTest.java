package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.FigureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a kind is written in the kind's own folder only; all other code has it from the registry. */
final class KindNamesTest {
    /**
     * Source code, as folders and files of the repository. The tests of the browser, {@code e2e/src}, are left out: they name
     * the kinds whose figures they open.
     */
    static final List<String> SOURCES = List.of(
            "backend/src/main/java/org/featurescope/figure",
            "backend/src/main/java/org/featurescope/kind",
            "backend/src/main/java/org/featurescope/web",
            "backend/src/main/java/org/featurescope/cli",
            "backend/src/main/java/org/featurescope/bench",
            "backend/src/main/java/org/featurescope/Featurescope.java",
            "frontend/src",
            "static");

    /** The help of one command shows a link as people type it; another has the name of a kind. */
    private static final Set<String> EXEMPT = Set.of("RenderCommand.java", "TrainCommand.java");

    /** Kinds whose names are also parameters, objectives, layouts or statistics. */
    private static final Set<String> FIELD_WORDS =
            Set.of("channel", "correlation", "grid", "objective", "sparsity", "steps");

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern SOURCE = Pattern.compile(".*(?<!\\.test)\\.(?:java|ts|js|html)");
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile("(?s)//[^\\n]*|/\\*.*?\\*/|<!--.*?-->"
            + "|\"\"\"(.*?)\"\"\""
            + "|\"((?:\\\\.|[^\"\\\\\\n])*+)\""
            + "|'((?:\\\\.|[^'\\\\\\n])*+)'"
            + "|`((?:\\\\.|[^`\\\\])*+)`");

    private final List<FigureKind<?>> kinds = TestKinds.quick().all();

    @ParameterizedTest
    @FieldSource("SOURCES")
    void noNameIsWrittenOutsideItsKindsFolder(String source) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(REPOSITORY.resolve(source))) {
            List<String> literals = literals(Files.readString(file));
            for (FigureKind<?> kind : kinds) {
                if (!isInFolderOf(kind, file) && literals.stream().anyMatch(literal -> names(literal, kind.name()))) {
                    found.add("%s in %s".formatted(kind.name(), file));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(file ->
                            SOURCE.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !EXEMPT.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    /** Whether a file lies in the package of a kind, or in the folder of its name in the frontend. */
    private static boolean isInFolderOf(FigureKind<?> kind, Path file) {
        String folder = String.valueOf(file.getParent()).replace('\\', '/');
        return folder.endsWith("/" + kind.getClass().getPackageName().replace('.', '/'))
                || folder.endsWith("/kinds/" + kind.name());
    }

    /** The contents of the string literals of a source; comments have none. */
    private static List<String> literals(String source) {
        return COMMENT_OR_LITERAL
                .matcher(source)
                .results()
                .flatMap(KindNamesTest::content)
                .toList();
    }

    private static Stream<String> content(MatchResult found) {
        return Stream.of(1, 2, 3, 4).filter(group -> found.group(group) != null).map(found::group);
    }

    private static boolean names(String literal, String kind) {
        return Pattern.compile("\\bkind=" + kind + "(?![\\w-])")
                        .matcher(literal)
                        .find()
                || (!FIELD_WORDS.contains(kind) && literal.equals(kind));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "String query = \"kind=grid&layer=x\"; | grid",
                "const query = `kind=interpolation-square&side=3`; | interpolation-square",
                "open('/figure?kind=steps'); | steps",
                "if (name.equals(\"atlas\")) { // it's | atlas",
                "/* it's */ \"diversity\" | diversity",
            })
    void aNameIsFoundInALiteral(String source, String kind) {
        assertThat(named(source)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Returns {@code kind=channel&unit=x}, \"kind=channel\". */",
                "// \"atlas\" and \"kind=grid\"",
                "Parameter.of(\"steps\", \"channel\")",
                "\"kind=grid-like\" + \"atlas of units\"",
                "atlas.draw(); // it's 'so'",
            })
    void otherMeaningsOfAWordAreLeftAlone(String source) {
        assertThat(named(source)).isEmpty();
    }

    private List<String> named(String source) {
        List<String> literals = literals(source);
        return kinds.stream()
                .map(FigureKind::name)
                .filter(name -> literals.stream().anyMatch(literal -> names(literal, name)))
                .toList();
    }

    @Test
    void everySourceExists() throws IOException {
        for (String source : SOURCES) {
            assertThat(Files.exists(REPOSITORY.resolve(source))).as(source).isTrue();
        }
        assertThat(files(REPOSITORY.resolve(SOURCES.get(0)))).hasSizeGreaterThan(50);
    }
}

package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.answers.Answer;
import org.featurescope.figure.answers.AnswerSheet;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.figure.store.DataLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AnswersCommandTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commands = CommandLineInterface.commands(new TestProduct(), List.of());
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(Stream.of(List.of("answers"), List.of(args), List.of("--data", folder.toString()))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    @BeforeEach
    void answer() {
        AnswerStore answers = new TestProduct().answers(folder);
        List<Answer> given = List.of(new Answer(0, 1, 2, 3000));
        answers.add(TWO, new AnswerSheet(AnswerStore.digest("a"), given));
        answers.add(ONE, new AnswerSheet(AnswerStore.digest("a"), given));
        answers.add(ONE, new AnswerSheet(AnswerStore.digest("b"), given));
    }

    private List<String> listed() {
        assertThat(run("list")).isZero();
        return out.toString()
                .lines()
                .skip(1)
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    @Test
    void deletesTheAnswersToOneFigure() {
        assertThat(listed()).containsExactly(ONE + " 2", TWO + " 1");
        assertThat(run("reset", ONE)).isZero();
        assertThat(out.toString()).isEqualTo("deleted the answers of 2 people" + System.lineSeparator());
        assertThat(listed()).containsExactly(TWO + " 1");
    }

    @Test
    void refusesFiguresThatNobodyAnswered() {
        assertThat(run("reset", "3".repeat(64))).isEqualTo(2);
        assertThat(err.toString())
                .contains("nobody has answered the figure 333")
                .hasLineCount(1);
        assertThat(run("reset", "mixed4c:12")).isEqualTo(2);
        assertThat(err.toString()).contains("64 hexadecimal digits").hasLineCount(1);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void deletesNothingWhileTheServerRuns() {
        try (DataLock running = DataLock.take(folder)) {
            assertThat(running).isNotNull();
            assertThat(run("reset", ONE)).isEqualTo(2);
        }
        assertThat(err.toString()).contains("in use by another Featurescope");
        assertThat(listed()).hasSize(2);
    }

    @Test
    void aFolderWithoutAnswersHasNone() {
        assertThat(new AnswerStore(folder.resolve("nowhere")).figures()).isEmpty();
    }
}

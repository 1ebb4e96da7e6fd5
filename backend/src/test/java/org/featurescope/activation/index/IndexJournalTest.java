package org.featurescope.activation.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.featurescope.activation.index.IndexFiles.Opener;
import org.featurescope.activation.index.IndexJournal.Entry;
import org.featurescope.activation.index.IndexJournal.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexJournalTest {
    private static final Entry FIRST =
            new Entry(List.of("a", "b"), 8, 7, Map.of("a", -3), Map.of("x.jpg", "no picture"));
    private static final Entry SECOND = new Entry(List.of("a"), 16, 15, Map.of(), Map.of());

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private Path journal;

    @BeforeEach
    void write() throws IOException {
        journal = folder.resolve("journal");
        append(FIRST, SECOND);
    }

    private void append(Entry... entries) throws IOException {
        try (IndexJournal open = IndexJournal.open(journal, IndexJournal.read(journal), Opener.DISK)) {
            for (Entry entry : entries) {
                open.append(entry);
            }
        }
    }

    @Test
    void theLastLineAboutAStageCounts() throws IOException {
        IndexJournal.State state = IndexJournal.read(journal);

        assertThat(state.of("a")).isEqualTo(new Progress(16, 15, -3));
        assertThat(state.of("b")).isEqualTo(new Progress(8, 7, 0));
        assertThat(state.of("c")).isEqualTo(Progress.NONE);
        assertThat(state.skipped()).containsExactly(Map.entry("x.jpg", "no picture"));
        assertThat(state.bytes()).isEqualTo(Files.size(journal));
    }

    @Test
    void hasNoLinesIfItIsNotThere() throws IOException {
        assertThat(IndexJournal.read(folder.resolve("none"))).isEqualTo(new IndexJournal.State(Map.of(), Map.of(), 0));
    }

    @Test
    void aLineThatIsNotWholeDoesNotCountAndIsReplaced() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        int second = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = 0; length < whole.length; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));
            IndexJournal.State state = IndexJournal.read(journal);
            assertThat(state.bytes()).as("cut at %d", length).isEqualTo(length < second ? 0 : second);
            assertThat(state.of("b").processed()).isEqualTo(length < second ? 0 : 8);
            append(SECOND);
            assertThat(IndexJournal.read(journal).of("a").processed()).isEqualTo(16);
            assertThat(IndexJournal.read(journal).bytes()).isEqualTo(Files.size(journal));
        }
    }

    @Test
    void aLineOfOtherBytesEndsIt() throws IOException {
        long sound = Files.size(journal);
        Files.write(journal, new byte[100], StandardOpenOption.APPEND);
        Files.writeString(journal, "\n{\"stages\":[\"a\"],\"processed\":99}\n", StandardOpenOption.APPEND);

        assertThat(IndexJournal.read(journal).bytes()).isEqualTo(sound);
        assertThat(IndexJournal.read(journal).of("a").processed()).isEqualTo(16);
    }
}

package org.featurescope.figure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.files.DiskFullException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Fills the database to the number of pages that SQLite is told, which it answers as it answers a full disk. */
final class FigureIndexTest {
    private static final int MOST_PAGES = 20;
    private static final String SPEC = "{\"text\": \"%s\"}".formatted("x".repeat(500));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private FigureIndex index;

    @BeforeEach
    void open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, Integer.toString(MOST_PAGES));
        index = FigureIndex.open(folder.resolve("index.db"), config);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static IndexRow row(int number, String spec) {
        return new IndexRow(
                FigureId.parse("%064x".formatted(number)),
                "kind",
                "",
                "",
                Instant.EPOCH,
                FigureStatus.RUNNING,
                spec,
                Optional.empty());
    }

    /** Inserts rows until there is space for none, and returns their number. */
    private int fill() {
        for (int number = 0; ; number++) {
            try {
                index.insert(row(number, SPEC));
            } catch (DiskFullException e) {
                return number;
            }
        }
    }

    @Test
    void refusesANewRowOnAFullDisk() {
        int rows = fill();
        assertThat(rows).isBetween(10, 1000);
        assertThatThrownBy(() -> index.insert(row(rows, SPEC)))
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining("disk")
                .hasMessageContaining("free space");
        assertThat(index.find(row(rows, SPEC).id())).isEmpty();
    }

    @Test
    void keepsTheReasonOfAFailureInMemoryUntilThereIsSpace() throws SQLException {
        int rows = fill();
        FigureId failed = row(rows - 1, SPEC).id();
        String why = "y".repeat(20_000);
        index.status(failed, FigureStatus.FAILED, Optional.of(why));
        assertThat(index.find(failed).orElseThrow().detail()).contains(why);
        assertThat(index.with(FigureStatus.FAILED)).as("what is written").isEmpty();

        for (int number = 0; number < rows - 1; number++) {
            index.remove(row(number, SPEC).id());
        }
        assertThat(index.with(FigureStatus.FAILED)).containsExactly(failed);
        reopen();
        assertThat(index.find(failed).orElseThrow().detail()).contains(why);
    }

    @Test
    void removesRowsFromAFullDatabase() throws SQLException {
        int rows = fill();
        FigureId gone = row(0, SPEC).id();
        index.remove(gone);
        assertThat(index.find(gone)).isEmpty();
        reopen();
        assertThat(index.find(gone)).isEmpty();
        assertThat(index.with(FigureStatus.RUNNING)).hasSize(rows - 1);
    }

    private void reopen() throws SQLException {
        index.close();
        index = FigureIndex.open(folder.resolve("index.db"));
    }
}

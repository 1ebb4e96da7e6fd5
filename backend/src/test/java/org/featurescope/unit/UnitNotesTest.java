package org.featurescope.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitNotes.Note;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitNotesTest {
    private static final Network NETWORK = ColourNetwork.of("colours", 0, 1, 2);
    private static final Unit RED = new Unit("out", 0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void keepsANoteUntilItIsEmpty() throws IOException {
        new UnitNotes(folder).keep(NETWORK, RED, new Note(" Red things ", "fires on <b>"));
        UnitNotes later = new UnitNotes(folder);
        assertThat(later.of(NETWORK, RED)).hasValue(new Note("Red things", "fires on <b>"));
        assertThat(later.of(NETWORK, new Unit("out", 1))).isEmpty();
        later.keep(NETWORK, RED, new Note("", " "));
        assertThat(new UnitNotes(folder).of(NETWORK, RED)).isEmpty();
    }

    @Test
    void aUnitIsFoundByAPartOfItsNameOrNote() throws IOException {
        UnitNotes notes = new UnitNotes(folder);
        notes.keep(NETWORK, RED, new Note("Red things", "like BRICKS"));
        assertThat(notes.find(NETWORK, "red")).containsExactly(RED);
        assertThat(notes.find(NETWORK, " bricks")).containsExactly(RED);
        assertThat(notes.find(NETWORK, "blue")).isEmpty();
        assertThat(notes.find(NETWORK, "")).isEmpty();
    }

    @Test
    void longTextsAreRefused() {
        assertThatThrownBy(() -> new Note("a".repeat(81), "")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Note("", "a".repeat(1001))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aDamagedFileIsNotOverwritten() throws IOException {
        Path file = folder.resolve(NETWORK.identity() + ".json");
        Files.writeString(file, "{");
        UnitNotes notes = new UnitNotes(folder);
        assertThat(notes.of(NETWORK, RED)).isEmpty();
        assertThatThrownBy(() -> notes.keep(NETWORK, RED, new Note("red", "")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(file).hasContent("{");
    }
}

package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PhotographFoldersTest {
    @Test
    void theFirstFolderIsTheClass() {
        PhotographFolders folders =
                PhotographFolders.of(List.of("birds/sea/gull.jpg", "birds/wren.jpg", "fish/cod.jpg"));
        assertThat(folders.label("birds/sea/gull.jpg")).isEqualTo("birds");
        assertThat(folders.label("fish/cod.jpg")).isEqualTo("fish");
        assertThat(folders.hasClasses()).isTrue();
    }

    @Test
    void aFolderThatAllShareIsNoClass() {
        PhotographFolders folders = PhotographFolders.of(List.of("animals/birds/wren.jpg", "animals/fish/cod.jpg"));
        assertThat(folders.shared()).isEqualTo("animals/");
        assertThat(folders.label("animals/birds/wren.jpg")).isEqualTo("birds");
        assertThat(folders.hasClasses()).isTrue();
        PhotographFolders one = PhotographFolders.of(List.of("birds/robin.jpg", "birds/wren.jpg"));
        assertThat(one.label("birds/wren.jpg")).isEmpty();
        assertThat(one.hasClasses()).isFalse();
    }

    @Test
    void foldersOfLikeNamesAreDifferentOnes() {
        PhotographFolders folders = PhotographFolders.of(List.of("bird/wren.jpg", "birds/robin.jpg"));
        assertThat(folders.shared()).isEmpty();
        assertThat(folders.label("bird/wren.jpg")).isEqualTo("bird");
        assertThat(folders.hasClasses()).isTrue();
    }

    @Test
    void photographsInNoFolderHaveNoClass() {
        PhotographFolders some = PhotographFolders.of(List.of("birds/wren.jpg", "cod.jpg"));
        assertThat(some.label("cod.jpg")).isEmpty();
        assertThat(some.hasClasses()).isFalse();
        assertThat(PhotographFolders.of(List.of("cod.jpg")).hasClasses()).isFalse();
        assertThat(PhotographFolders.of(List.of()).hasClasses()).isFalse();
    }
}

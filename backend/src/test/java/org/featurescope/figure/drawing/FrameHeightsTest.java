package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.featurescope.figure.drawing.FrameHeights.Frame;
import org.featurescope.kind.grid.GridKind;
import org.featurescope.kind.linear2d.Linear2dKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameHeightsTest {
    private static List<Frame> grid(int pictures, int caption) {
        return FrameHeights.of(GridKind.class).frames(Optional.of(pictures), Layout.Form.GRID, "x".repeat(caption));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 24, 48})
    void moreRowsAndLongerCaptionsNeedHigherFrames(int pictures) {
        for (int i = 0; i < grid(pictures, 100).size(); i++) {
            int height = grid(pictures, 100).get(i).height();
            assertThat(grid(2 * pictures, 100).get(i).height()).isGreaterThanOrEqualTo(height);
            assertThat(grid(pictures, 900).get(i).height()).isGreaterThan(height);
        }
    }

    @Test
    void aFrameHasTheHeightOfTheWidestThatIsNotWider() {
        List<Frame> frames = List.of(new Frame(300, 900), new Frame(500, 700), new Frame(800, 750));
        assertThat(List.of(200, 300, 499, 500, 2000))
                .extracting(width -> FrameHeights.at(frames, width))
                .containsExactly(900, 900, 900, 700, 750);
    }

    @Test
    void aKindThatWasNotMeasuredHasFramesToo() {
        assertThat(FrameHeights.of(String.class).frames(Optional.empty(), Layout.Form.GRID, ""))
                .isNotEmpty();
    }

    @Test
    void dataWithoutPicturesIsAsHighAsMeasured() {
        List<Frame> frames =
                FrameHeights.of(Linear2dKind.class).frames(Optional.of(0), Layout.Form.GRID, "x".repeat(283));
        assertThat(FrameHeights.at(frames, 680)).isBetween(1280, 1400);
    }
}

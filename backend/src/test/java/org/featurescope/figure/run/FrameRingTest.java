package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FrameRingTest {
    private final FrameRing frames = new FrameRing();

    @Test
    void keepsTheLatestFrames() {
        for (int i = 0; i < FrameRing.MOST_FRAMES + 3; i++) {
            frames.add("f" + i, new byte[] {(byte) i});
        }
        assertThat(frames.find("f2")).isEmpty();
        assertThat(frames.find("f3").orElseThrow()).containsExactly(3);
        assertThat(frames.find("f" + (FrameRing.MOST_FRAMES + 2))).isPresent();
    }

    @Test
    void keepsFewerOfLargeFramesButAlwaysTheLatestTwo() {
        for (int i = 0; i < 5; i++) {
            frames.add("f" + i, new byte[FrameRing.MOST_BYTES]);
        }
        assertThat(frames.find("f2")).isEmpty();
        assertThat(frames.find("f3")).isPresent();
        assertThat(frames.find("f4")).isPresent();
    }
}

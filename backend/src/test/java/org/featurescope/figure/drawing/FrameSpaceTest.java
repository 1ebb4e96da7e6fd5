package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.FrameHeights.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameSpaceTest {
    private static final List<Frame> FRAMES = List.of(
            new Frame(320, 1200), new Frame(390, 1400), new Frame(520, 700), new Frame(680, 720), new Frame(960, 800));

    private static final Pattern STEP =
            Pattern.compile("clamp\\((-?\\d+)px, \\((\\d+)(?:px|%) - (\\d+)(?:px|%)\\) \\* 999, (-?\\d+)px\\)");

    /** Computes a length as a browser does, in a box of a width. */
    private static int computed(String length, int width) {
        Matcher plain = Pattern.compile("calc\\((\\d+)px").matcher(length);
        assertThat(plain.find()).isTrue();
        int height = Integer.parseInt(plain.group(1));
        Matcher step = STEP.matcher(length.replace("100%", width + "%"));
        while (step.find()) {
            int least = Integer.parseInt(step.group(1));
            int value = (Integer.parseInt(step.group(2)) - Integer.parseInt(step.group(3))) * 999;
            height += Math.min(Math.max(least, value), Integer.parseInt(step.group(4)));
        }
        return height;
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 389, 391, 519, 521, 679, 681, 959, 961, 1400})
    void isAsHighAsEachWidthNeedsAndHardlyHigher(int width) {
        int needed = FrameHeights.at(FRAMES, width);
        assertThat(computed(FrameSpace.ofFrame(FRAMES), width)).isBetween(needed, needed + 39);
    }

    @ParameterizedTest
    @ValueSource(ints = {296, 365, 367, 495, 497, 655, 657, 935, 937, 1376})
    void anElementIsAsHighAsInAFrameThatHasMarginsAroundIt(int width) {
        int needed = FrameHeights.at(FRAMES, width + 24);
        assertThat(computed(FrameSpace.ofElement(FRAMES), width)).isBetween(needed - 50, needed - 11);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 600, 700, 900, 1100, 1199})
    void isHardlyHigherWhereHeightsRiseLittleByLittle(int width) {
        List<Frame> rising = IntStream.rangeClosed(16, 60)
                .mapToObj(i -> new Frame(20 * i, 400 + 20 * i))
                .toList();
        int needed = FrameHeights.at(rising, width);
        assertThat(computed(FrameSpace.ofFrame(rising), width)).isBetween(needed, needed + 39);
    }

    @Test
    void isAPlainLengthIfAllFramesAreEquallyHigh() {
        assertThat(FrameSpace.ofFrame(List.of(new Frame(320, 440)))).isEqualTo("calc(440px)");
    }
}

package org.featurescope.figure.drawing;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.drawing.FrameHeights.Frame;

/**
 * The space that a figure takes in a page, as lengths of CSS. A percentage in such a length means the width of the box around it,
 * as in {@code padding-top}, so the space has the right height at any width without a script.
 */
public final class FrameSpace {
    /** Heights that differ by less, pixels, are replaced by the larger one. */
    private static final int LEAST_STEP = 40;
    /** What a frame has around its figure, pixels: margins, and the line that names the server. */
    private static final int AROUND = 50;
    /** The margins to the left and right of the figure in a frame, pixels, together. */
    private static final int BESIDE = 24;

    private FrameSpace() {}

    /**
     * Returns the height of a frame: the height of the widest one, and a step at each width below which another is needed.
     *
     * @param frames as {@link FrameHeights#frames} returned them
     */
    public static String ofFrame(List<Frame> frames) {
        List<Frame> ranges = joined(frames);
        StringBuilder length = new StringBuilder(
                "calc(%dpx".formatted(ranges.get(ranges.size() - 1).height()));
        for (int i = 1; i < ranges.size(); i++) {
            int more = ranges.get(i - 1).height() - ranges.get(i).height();
            length.append(" + ").append(step(ranges.get(i).width(), more));
        }
        return length.append(')').toString();
    }

    /**
     * Returns the height of the element alone, which has no frame around it. It is as high as in a frame that is wider by
     * the frame's margins.
     */
    public static String ofElement(List<Frame> frames) {
        return ofFrame(frames.stream()
                .map(frame -> new Frame(frame.width() - BESIDE, frame.height() - AROUND))
                .toList());
    }

    /** Joins neighbours of almost the same height; all within a range differ by less than a step. */
    private static List<Frame> joined(List<Frame> frames) {
        List<Frame> ranges = new ArrayList<>();
        int lowest = 0;
        for (Frame frame : frames) {
            int last = ranges.size() - 1;
            int highest = last < 0 ? 0 : Math.max(ranges.get(last).height(), frame.height());
            if (last >= 0 && highest - Math.min(lowest, frame.height()) < LEAST_STEP) {
                ranges.set(last, new Frame(ranges.get(last).width(), highest));
                lowest = Math.min(lowest, frame.height());
            } else {
                ranges.add(frame);
                lowest = frame.height();
            }
        }
        return ranges;
    }

    /** Returns a length that is {@code more} pixels where the box is narrower than {@code width}, and 0 elsewhere. */
    private static String step(int width, int more) {
        return more > 0
                ? "clamp(0px, (%dpx - 100%%) * 999, %dpx)".formatted(width, more)
                : "clamp(%dpx, (100%% - %dpx) * 999, 0px)".formatted(more, width);
    }
}

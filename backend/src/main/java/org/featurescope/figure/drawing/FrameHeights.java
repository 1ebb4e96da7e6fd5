package org.featurescope.figure.drawing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The heights of frames that hold figures of a kind with their captions, for frames of several widths.
 *
 * <p>Implementation note: how high a figure is depends on how the browser sets its text, so heights are measured in one, on
 * the kind's example, and kept in the resource {@code heights.json} beside the kind. For another figure of the kind the rows
 * of pictures and lines of the caption that it has more or less than the example are added or taken off.
 */
public final class FrameHeights {
    private static final String FILE = "heights.json";
    /** The width from which on a page arranges a grid of pictures in the number of columns that it prefers. */
    private static final int WIDE = 544;

    private static final int LABEL = 24;
    private static final int CAPTION_LINE = 21;
    private static final double CHARACTER = 6.6;
    private static final int WIDEST_CAPTION = 640;
    private static final int LEAST = 160;
    private static final FrameHeights UNMEASURED =
            new FrameHeights(List.of(new Frame(320, 480), new Frame(680, 440)), 0, 0);
    private static final ConcurrentMap<Class<?>, FrameHeights> KNOWN = new ConcurrentHashMap<>();

    private final List<Frame> measured;
    private final int pictures;
    private final int caption;

    /**
     * A frame.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Frame(int width, int height) {}

    /** The content of the resource. */
    private record Measured(List<Integer> widths, List<Integer> heights, int pictures, int caption) {}

    private FrameHeights(List<Frame> measured, int pictures, int caption) {
        this.measured = List.copyOf(measured);
        this.pictures = pictures;
        this.caption = caption;
    }

    /**
     * Returns the heights of a kind's frames.
     *
     * @param kind the class of the kind, beside which the resource is
     */
    public static FrameHeights of(Class<?> kind) {
        return KNOWN.computeIfAbsent(kind, FrameHeights::read);
    }

    private static FrameHeights read(Class<?> kind) {
        try (@Nullable InputStream in = kind.getResourceAsStream(FILE)) {
            if (in == null) {
                return UNMEASURED;
            }
            Measured read = JsonMapper.builder().build().readValue(in, Measured.class);
            List<Frame> frames = new ArrayList<>();
            for (int i = 0; i < read.widths.size(); i++) {
                frames.add(new Frame(read.widths.get(i), read.heights.get(i)));
            }
            return new FrameHeights(frames, read.pictures, read.caption);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns frames for a figure, the narrowest first. The height of each suffices for all frames that are as wide or wider,
     * and narrower than the next.
     *
     * @param shown the number of the figure's pictures; empty if it is not known yet
     * @param form how they are arranged
     * @param text the figure's caption
     */
    public List<Frame> frames(Optional<Integer> shown, Layout.Form form, String text) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            int width = measured.get(i).width();
            int until = i + 1 < measured.size() ? measured.get(i + 1).width() - 1 : width;
            int most = Math.max(
                    measured.get(i).height(),
                    measured.get(Math.min(i + 1, measured.size() - 1)).height());
            int more = form == Layout.Form.GRID
                    ? Math.max(moreRows(width, shown.orElse(pictures)), moreRows(until, shown.orElse(pictures)))
                    : 0;
            int lines = captionLines(width, text.length()) - captionLines(width, caption);
            frames.add(new Frame(width, Math.max(LEAST, most + more + lines * CAPTION_LINE)));
        }
        return frames;
    }

    /**
     * Returns the height of the frame of a width.
     *
     * @param frames as {@link #frames} returned them
     */
    public static int at(List<Frame> frames, int width) {
        int height = frames.get(0).height();
        for (Frame frame : frames) {
            if (frame.width() <= width) {
                height = frame.height();
            }
        }
        return height;
    }

    /** Returns how much higher the rows of pictures are than those of the example. */
    private int moreRows(int width, int shown) {
        return rowsHeight(width, shown) - rowsHeight(width, pictures);
    }

    private static int rowsHeight(int width, int pictures) {
        int columns = Math.max(1, columns(width, pictures));
        return pictures == 0 ? 0 : (pictures + columns - 1) / columns * (width / columns + LABEL);
    }

    private static int columns(int width, int pictures) {
        boolean isWide = width >= WIDE;
        if (pictures > 16) {
            return isWide ? 6 : 3;
        }
        if (!isWide) {
            return pictures % 3 == 0 ? 3 : 2;
        }
        boolean isOfThree = pictures == 5 || pictures == 6 || pictures == 9;
        return isOfThree ? 3 : Math.min(pictures, 4);
    }

    private static int captionLines(int width, int characters) {
        return (int) Math.ceil(characters * CHARACTER / Math.min(width, WIDEST_CAPTION));
    }
}

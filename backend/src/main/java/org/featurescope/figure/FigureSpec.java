package org.featurescope.figure;

import org.featurescope.figure.drawing.Layout;

/**
 * Everything that determines a figure: what it shows and how it is made. Specs are immutable and complete: every
 * default is filled in, so that equal requests give equal specs, however they were written.
 *
 * <p>Each kind of figure has a {@link FigureKind} and a record that implements this interface. The record also
 * implements those of the following interfaces that apply: {@link AboutNetwork}, {@link AboutLayer},
 * {@link WithOptimizedPictures}, {@link WithPhotographs}, {@link Interactive}, {@link Streaming}. Code that treats some
 * kinds differently tests for these interfaces, never for the name of a kind.
 */
public interface FigureSpec {
    /** Returns the figure's title: a few words. */
    String title();

    /**
     * Returns the caption, which says what the figure shows and how it was made: objective, layer, steps, seed, model.
     */
    String caption();

    /** Returns the arrangement of the figure's pictures, as far as it is known before they are made. */
    Layout layout();

    /** Returns the arrangement of the finished figure, which has {@code pictures} pictures. */
    default Layout layout(int pictures) {
        return layout();
    }

    /**
     * Returns whether cards, the gallery and the embedded fallback show the drawing of the figure's data instead of its
     * pictures. A figure without pictures is always shown as its drawing.
     */
    default boolean isShownAsDrawing() {
        return false;
    }

    /**
     * Returns what it costs to make the figure besides its optimized pictures and its photographs, in pixel-steps, of
     * which a processor makes about half a million in a second with a small network.
     */
    default double otherPixelSteps() {
        return 0;
    }
}

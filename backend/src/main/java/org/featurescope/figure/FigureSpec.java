package org.featurescope.figure;

import org.featurescope.figure.drawing.Layout;

/**
 * Says what a figure shows and how it is made: small, immutable, complete. Every default is filled in, so that the same
 * figure has the same spec however it was asked for.
 *
 * <p>A kind of figure is a {@link FigureKind} and a record that implements this interface. What a figure is about is said
 * by the further interfaces that its record implements: {@link AboutNetwork}, {@link AboutLayer},
 * {@link WithOptimizedPictures}, {@link WithPhotographs}, {@link Interactive}, {@link Streaming}. Nobody asks for the
 * name of a kind.
 */
public interface FigureSpec {
    /** Returns a few words that name the figure. */
    String title();

    /** Returns what one sees and how it was made: objective, layer, size, steps, seed, model. */
    String caption();

    /** Returns how the figure's pictures are arranged, as far as it is known before they are made. */
    Layout layout();

    /** Returns how the figure's pictures are arranged, {@code pictures} having been made. */
    default Layout layout(int pictures) {
        return layout();
    }
}

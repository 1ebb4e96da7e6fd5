package org.featurescope.web.page.view;

import org.featurescope.portrait.DrawingState;

/**
 * What the page of a network shows of the drawing of its portraits.
 *
 * @param state how far they are
 * @param mayChange whether the reader may switch it
 */
public record DrawingView(DrawingState state, boolean mayChange) {}

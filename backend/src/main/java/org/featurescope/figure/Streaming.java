package org.featurescope.figure;

/** Spec of a figure that shows a computation while it runs, such as the training of a network. */
public interface Streaming extends FigureSpec {}

package org.featurescope.figure;

/** Marks the spec of a figure that the page computes by itself from the numbers that it was sent. */
public interface Interactive extends FigureSpec {}

package org.featurescope.figure;

/** Spec of a figure that the browser computes by itself from numbers that the server sent. */
public interface Interactive extends FigureSpec {}

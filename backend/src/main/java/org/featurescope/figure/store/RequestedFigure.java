package org.featurescope.figure.store;

import java.time.Instant;
import java.util.Optional;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;

/**
 * The index's entry of a figure.
 *
 * @param spec the figure's spec
 * @param created the time of the request that started its latest run
 * @param status the figure's status
 * @param detail the reason why it failed, was cancelled or counts as damaged
 */
public record RequestedFigure(FigureSpec spec, Instant created, FigureStatus status, Optional<String> detail) {}

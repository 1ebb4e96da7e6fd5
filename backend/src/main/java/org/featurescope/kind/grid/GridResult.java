package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;

/**
 * The result of a grid, beside its pictures.
 *
 * @param channels how many channels are on all pages
 * @param page of the figure, from 1
 * @param pages how many there are
 * @param activations of the channels shown, where they are sorted by it
 */
record GridResult(int channels, int page, int pages, Optional<List<Double>> activations) {}

package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;

/**
 * The data of a grid.
 *
 * @param channels the number of channels on all pages
 * @param page the number of the page that the figure shows, from 1
 * @param pages the number of pages
 * @param activations the activations of the channels shown; empty if channels are not sorted by activation
 */
record GridResult(int channels, int page, int pages, Optional<List<Double>> activations) {}

package org.featurescope.web.message;

import java.util.List;

/**
 * A page of the finished figures.
 *
 * @param total how many there are on all pages
 * @param page from 1
 * @param pages how many there are
 * @param figures of the page, the newest first
 */
public record FigureListPage(int total, int page, int pages, List<FigureEntry> figures) {}

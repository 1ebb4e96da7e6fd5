package org.featurescope.web.message;

import java.util.List;

/**
 * A page of the list of finished figures.
 *
 * @param total the number of figures on all pages
 * @param page the number of this page, from 1
 * @param pages the number of pages
 * @param figures the figures of this page, the newest first
 */
public record FigureListPage(int total, int page, int pages, List<FigureEntry> figures) {}

package org.featurescope.figure.store;

import java.util.List;
import org.featurescope.figure.StoredFigure;

/**
 * A page of the figures that are made, the newest first.
 *
 * @param figures those of the page
 * @param total how many there are on all pages
 * @param kinds the kinds of all figures that are made, for choosing among them
 * @param models their networks
 * @param layers their layers
 */
public record FigureList(
        List<StoredFigure> figures, int total, List<String> kinds, List<String> models, List<String> layers) {
    public FigureList {
        figures = List.copyOf(figures);
        kinds = List.copyOf(kinds);
        models = List.copyOf(models);
        layers = List.copyOf(layers);
    }
}

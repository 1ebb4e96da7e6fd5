package org.featurescope.figure.store;

import java.util.List;
import org.featurescope.figure.StoredFigure;

/**
 * A page of the list of finished figures, the newest first.
 *
 * @param figures the figures of this page
 * @param total the number of figures on all pages
 * @param kinds the names of the kinds of all finished figures, to filter by
 * @param models the ids of the networks of all finished figures
 * @param layers the names of the layers of all finished figures
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

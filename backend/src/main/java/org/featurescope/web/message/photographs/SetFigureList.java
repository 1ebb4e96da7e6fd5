package org.featurescope.web.message.photographs;

import java.util.List;

/**
 * The figures about a network and a set of photographs.
 *
 * @param layer the layer that figures about a layer are about
 * @param figures the figures, in the order in which a page shows them
 */
public record SetFigureList(String layer, List<SetFigure> figures) {
    /**
     * A figure about a network and a set of photographs.
     *
     * @param kind the name of its kind
     * @param title its heading
     * @param description what it answers, in a sentence
     * @param url its readable link
     * @param aboutLayer whether it is about one layer
     */
    public record SetFigure(String kind, String title, String description, String url, boolean aboutLayer) {}
}

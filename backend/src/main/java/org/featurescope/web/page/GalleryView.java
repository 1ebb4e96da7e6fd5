package org.featurescope.web.page;

import java.util.List;

/**
 * A page of the gallery.
 *
 * @param search what the reader wrote, empty for nothing
 * @param kind the kind chosen, empty for all
 * @param model the network chosen, empty for all
 * @param layer the layer chosen, empty for all
 * @param choices what there is to choose from
 * @param cards the figures of the page
 * @param total how many figures were found
 * @param page the number of the page, from 1
 * @param pages how many there are
 */
public record GalleryView(
        String search,
        String kind,
        String model,
        String layer,
        Choices choices,
        List<Card> cards,
        int total,
        int page,
        int pages) {
    public GalleryView {
        cards = List.copyOf(cards);
    }

    /** Whether every figure is shown, and not those only that a reader looks for. */
    boolean isWhole() {
        return search.isEmpty() && kind.isEmpty() && model.isEmpty() && layer.isEmpty();
    }

    /** What readers choose by: those that there are figures of. */
    public record Choices(List<String> kinds, List<String> models, List<String> layers) {
        public Choices {
            kinds = List.copyOf(kinds);
            models = List.copyOf(models);
            layers = List.copyOf(layers);
        }
    }

    /**
     * A figure in the gallery.
     *
     * @param id its name
     * @param title for people
     * @param caption what one sees
     * @param kind the title of its kind
     * @param pictures how many it has
     * @param created the day it was made
     */
    public record Card(String id, String title, String caption, String kind, int pictures, String created) {}
}

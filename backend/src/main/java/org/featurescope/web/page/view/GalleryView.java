package org.featurescope.web.page.view;

import java.util.List;

/**
 * A page of the gallery.
 *
 * @param search the words that the reader searched for; empty for none
 * @param kind the name of the kind that the reader chose; empty for all
 * @param model the id of the network that the reader chose; empty for all
 * @param layer the name of the layer that the reader chose; empty for all
 * @param choices the values that the reader can choose
 * @param cards the figures of this page
 * @param total the number of figures on all pages
 * @param page the number of this page, from 1
 * @param pages the number of pages
 * @param mayDelete whether the reader may delete figures
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
        int pages,
        boolean mayDelete) {
    public GalleryView {
        cards = List.copyOf(cards);
    }

    /** Returns whether the list contains every figure, because the reader neither searched nor chose. */
    public boolean isWhole() {
        return search.isEmpty() && kind.isEmpty() && model.isEmpty() && layer.isEmpty();
    }

    /** The kinds, networks and layers by which a reader can filter: those of which there are figures. */
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
     * @param id the figure's id
     * @param title the figure's title for people
     * @param exactNames the exact names of the units for which the title has words, separated by commas
     * @param caption the figure's caption
     * @param kind the title of its kind
     * @param pictures the number of its pictures
     * @param created the day on which it was made, ISO 8601
     * @param portraits the units that its title names, of those that have portraits
     */
    public record Card(
            String id,
            String title,
            String exactNames,
            String caption,
            String kind,
            int pictures,
            String created,
            List<Portrait> portraits) {
        public Card {
            portraits = List.copyOf(portraits);
        }
    }

    /**
     * A unit with its portrait.
     *
     * @param unit its name, and whose picture it shows if that is not its own
     * @param path the path of its page
     * @param style the style of an element that shows its portrait
     */
    public record Portrait(String unit, String path, String style) {}
}

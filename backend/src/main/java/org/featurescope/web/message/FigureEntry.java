package org.featurescope.web.message;

import java.util.Optional;

/**
 * A finished figure in a list.
 *
 * @param id of the figure
 * @param status how far it has come
 * @param url its permanent address
 * @param embedUrl the address of its frame
 * @param apiUrl where the API has it
 * @param eventsUrl where its events are streamed
 * @param readableUrl the link that makes it again
 * @param kind the name of its kind
 * @param model its network's id, if it is about a network
 * @param layer its layer, if it is about a layer
 * @param title a few words that name it
 * @param caption what one sees and how it was made
 * @param createdAt when it was stored, ISO 8601
 * @param pictures how many it has
 * @param image the address of the whole figure as one PNG file
 */
public record FigureEntry(
        String id,
        FigureState status,
        String url,
        String embedUrl,
        String apiUrl,
        String eventsUrl,
        String readableUrl,
        String kind,
        Optional<String> model,
        Optional<String> layer,
        String title,
        String caption,
        String createdAt,
        int pictures,
        String image) {}

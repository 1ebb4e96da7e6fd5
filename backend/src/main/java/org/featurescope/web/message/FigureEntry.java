package org.featurescope.web.message;

import java.util.Optional;

/**
 * A finished figure in a list.
 *
 * @param id the figure's id
 * @param status the figure's state
 * @param url the figure's permanent link
 * @param embedUrl the address of the page to embed
 * @param apiUrl the address of the figure in the API
 * @param eventsUrl the address of the stream of its events
 * @param readableUrl the readable link, which makes the figure again
 * @param kind the name of its kind
 * @param model the id of its network, if it is about a network
 * @param layer the name of its layer, if it is about a layer
 * @param title the figure's title
 * @param caption the figure's caption
 * @param createdAt the time at which it was stored, ISO 8601
 * @param pictures the number of its pictures
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

package org.featurescope.web.message;

/**
 * The addresses of a figure, and its state.
 *
 * @param id the figure's id
 * @param status the figure's state
 * @param url the figure's permanent link
 * @param embedUrl the address of the page to embed
 * @param apiUrl the address of the figure in the API
 * @param eventsUrl the address of the stream of its events
 * @param readableUrl the readable link, which makes the figure again
 */
public record FigureLinks(
        String id,
        FigureState status,
        String url,
        String embedUrl,
        String apiUrl,
        String eventsUrl,
        String readableUrl) {}

package org.featurescope.web.message;

/**
 * Where a figure is to be found, and how far it has come.
 *
 * @param id of the figure
 * @param status how far it has come
 * @param url its permanent address
 * @param embedUrl the address of its frame
 * @param apiUrl where the API has it
 * @param eventsUrl where its events are streamed
 * @param readableUrl the link that makes it again
 */
public record FigureLinks(
        String id,
        FigureState status,
        String url,
        String embedUrl,
        String apiUrl,
        String eventsUrl,
        String readableUrl) {}

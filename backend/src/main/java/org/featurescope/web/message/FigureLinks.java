package org.featurescope.web.message;

/**
 * Where a figure is to be found, and how far it has come.
 *
 * @param id of the figure
 * @param status {@code queued}, {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param url its permanent address
 * @param embedUrl the address of its frame
 * @param apiUrl where the API has it
 * @param eventsUrl where its events are streamed
 * @param readableUrl the link that makes it again
 */
public record FigureLinks(
        String id, String status, String url, String embedUrl, String apiUrl, String eventsUrl, String readableUrl) {}

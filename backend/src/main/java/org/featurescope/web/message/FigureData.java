package org.featurescope.web.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.featurescope.web.http.Problem;

/**
 * All that is known of a figure.
 *
 * @param id of the figure
 * @param status how far it has come
 * @param url its permanent address
 * @param embedUrl the address of its frame
 * @param apiUrl where the API has it
 * @param eventsUrl where its events are streamed
 * @param readableUrl the link that makes it again
 * @param kind the name of its kind
 * @param title a few words that name it
 * @param caption what one sees and how it was made
 * @param createdAt when it was stored or asked for, ISO 8601
 * @param spec what it shows, complete
 * @param layout how its pictures are arranged
 * @param progress the last step, while it runs
 * @param queuePosition its place in the queue, from 1, while it waits
 * @param result once it is made
 * @param frame the size of a frame that holds the figure and its caption
 * @param error why it failed or was cancelled
 */
public record FigureData(
        String id,
        FigureState status,
        String url,
        String embedUrl,
        String apiUrl,
        String eventsUrl,
        String readableUrl,
        String kind,
        String title,
        String caption,
        String createdAt,
        ObjectNode spec,
        FigureLayout layout,
        Optional<FigureProgress> progress,
        Optional<Integer> queuePosition,
        Optional<FigureResultData> result,
        FrameSize frame,
        Optional<Problem> error) {}

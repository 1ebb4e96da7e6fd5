package org.featurescope.web.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.featurescope.web.http.Problem;

/**
 * The state of a figure, with its result if it is finished.
 *
 * @param id the figure's id
 * @param status the figure's state
 * @param url the figure's permanent link
 * @param embedUrl the address of the page to embed
 * @param apiUrl the address of the figure in the API
 * @param eventsUrl the address of the stream of its events
 * @param readableUrl the readable link, which makes the figure again
 * @param kind the name of its kind
 * @param title the figure's title
 * @param caption the figure's caption
 * @param createdAt the time at which it was stored, or else requested, ISO 8601
 * @param spec the figure's complete spec
 * @param layout the arrangement of its pictures
 * @param progress the last step, while it is being made
 * @param queuePosition its position in the queue, from 1, while it waits
 * @param result its result, once it is finished
 * @param frames the sizes of frames that hold the figure and its caption, the narrowest first
 * @param frameHeight the height of a frame that holds the figure and its caption, as a length of CSS in which a percentage means
 *     the width of the frame
 * @param elementHeight the height of the figure and its caption in a page, in the same form
 * @param error the reason why it failed or was cancelled
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
        List<FrameSize> frames,
        String frameHeight,
        String elementHeight,
        Optional<Problem> error) {
    public FigureData {
        frames = List.copyOf(frames);
    }
}

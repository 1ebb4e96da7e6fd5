package org.featurescope.figure.run;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.Urgency;

/**
 * Decides whether one more figure may wait, so that no client takes all places of the queue. What pages only offer takes no
 * place from what people want.
 *
 * @param limits the bounds
 */
record AdmissionControl(SchedulerLimits limits) {
    private static final int MOST_RETRY_SECONDS = 60;

    /** Returns whether the queue has a place for a figure of a client. */
    boolean hasPlace(FigureQueue queue, Client client, Urgency urgency) {
        return queue.size() < limits.queued(urgency) && !isFullOf(queue, client, urgency);
    }

    private boolean isFullOf(FigureQueue queue, Client client, Urgency urgency) {
        return !client.isOwner()
                && (queue.sizeOf(client, urgency) >= limits.queuedOfClient()
                        || queue.sizeOf(client.address(), urgency) >= limits.queuedOfAddress());
    }

    /**
     * Checks that the queue has a place for a figure of a client.
     *
     * @param running the figures that are being made
     * @throws QueueFullException if it has none
     */
    void require(FigureQueue queue, Client client, Urgency urgency, List<FigureRun> running) {
        if (queue.size() >= limits.queued(urgency)) {
            throw QueueFullException.ofAll(queue.size(), secondsToNextPlace(running));
        }
        if (isFullOf(queue, client, urgency)) {
            throw QueueFullException.ofClient(
                    Math.max(queue.sizeOf(client, urgency), queue.sizeOf(client.address(), urgency)),
                    queue.firstPosition(client),
                    secondsToNextPlace(running));
        }
    }

    /** Returns the exception for a request after the scheduler was closed. */
    static QueueFullException closed(FigureQueue queue) {
        return QueueFullException.ofAll(queue.size(), MOST_RETRY_SECONDS);
    }

    private static int secondsToNextPlace(List<FigureRun> running) {
        long milliseconds = running.stream()
                .map(run -> run.progress().map(FigureEvent.Progress::millisecondsLeft))
                .mapToLong(
                        left -> left.orElse(OptionalLong.empty()).orElse(TimeUnit.SECONDS.toMillis(MOST_RETRY_SECONDS)))
                .min()
                .orElse(0);
        return (int) Math.max(1, Math.min(MOST_RETRY_SECONDS, TimeUnit.MILLISECONDS.toSeconds(milliseconds) + 1));
    }
}

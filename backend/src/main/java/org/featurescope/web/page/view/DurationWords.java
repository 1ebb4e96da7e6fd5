package org.featurescope.web.page.view;

import java.time.Duration;

/** Estimated durations in words. */
public final class DurationWords {
    private DurationWords() {}

    /** Returns a duration in its largest unit, rounded, such as "40 s" or "7 min". */
    public static String of(long milliseconds) {
        Duration duration = Duration.ofMillis(milliseconds);
        if (duration.toMinutes() < 1) {
            return "%d s".formatted(Math.max(1, duration.toSeconds()));
        }
        return duration.toHours() < 2
                ? "%d min".formatted(Math.round(duration.toSeconds() / 60.0))
                : "%d h".formatted(Math.round(duration.toMinutes() / 60.0));
    }
}

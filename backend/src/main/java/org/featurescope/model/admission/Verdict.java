package org.featurescope.model.admission;

import java.util.Optional;

/**
 * Whether a network may be loaded, after it was tried.
 *
 * @param refusal why it may not, in one line without the path of its folder; empty if it may
 * @param reach what of it can be used, if it may be loaded
 * @param isProvisional whether the refusal may be due to the machine and its load, so that the network is tried again
 */
public record Verdict(Optional<String> refusal, Reach reach, boolean isProvisional) {
    /** Returns the verdict on a network that may be loaded. */
    public static Verdict usable(Reach reach) {
        return new Verdict(Optional.empty(), reach, false);
    }

    /** Returns the verdict on a network that may not be loaded. */
    public static Verdict refused(String why) {
        return new Verdict(Optional.of(why), Reach.EVERYTHING, false);
    }

    /** Returns the verdict on a network that may not be loaded now, and is tried again the next time. */
    public static Verdict refusedForNow(String why) {
        return new Verdict(Optional.of(why + ". It is checked again the next time"), Reach.EVERYTHING, true);
    }
}

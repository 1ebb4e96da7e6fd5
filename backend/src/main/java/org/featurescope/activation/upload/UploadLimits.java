package org.featurescope.activation.upload;

import java.time.Duration;
import org.featurescope.activation.photographs.PhotographSet;

/**
 * The limits of uploads.
 *
 * @param mostBytes the most bytes of a set, and of the archive that it comes from
 * @param mostPhotographs the most photographs of a set
 * @param mostUploads the most uploads under way at the same time
 * @param idle the time without a request after which an upload is abandoned
 * @param reserve the bytes that stay free on the disk
 */
public record UploadLimits(long mostBytes, int mostPhotographs, int mostUploads, Duration idle, long reserve) {
    /** The limits of the product. */
    public static final UploadLimits DEFAULT =
            new UploadLimits(4_000_000_000L, PhotographSet.MOST_PHOTOGRAPHS, 4, Duration.ofHours(1), 256L << 20);
}

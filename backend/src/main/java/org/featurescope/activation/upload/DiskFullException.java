package org.featurescope.activation.upload;

/** Thrown if the disk has no space for an upload. Nothing of the file that was written is left. */
public final class DiskFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DiskFullException(long reserve) {
        super("The disk is full: at least %d MB must stay free. Delete sets of photographs or figures, or free space."
                .formatted(reserve >> 20));
    }
}

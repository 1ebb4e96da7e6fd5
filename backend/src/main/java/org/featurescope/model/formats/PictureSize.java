package org.featurescope.model.formats;

/** Says for which size of pictures a network is read, where its file leaves it open. */
@FunctionalInterface
public interface PictureSize {
    /** Height and width in pixels. */
    record Size(int height, int width) {}

    /** Returns the size. */
    Size get();
}

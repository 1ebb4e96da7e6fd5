package org.featurescope.optimize.picture.graph;

import java.util.List;

/**
 * A variable of a {@link PictureGraph} by the names of its nodes. All hold float32.
 *
 * @param handle the variable's resource
 * @param read its value as a step reads it; what gradients are taken with respect to
 * @param start placeholder of a value to start from
 * @param assignStart the operation that sets the variable to {@code start}
 * @param shape {@code [.., .., images * planes]}, an image's planes side by side
 * @param images how many images it holds: one for each picture of the batch, or fewer that the batch shares
 * @param planes of an image: three colours, and opacity where there is one
 */
public record Variable(
        String handle, String read, String start, String assignStart, long[] shape, int images, int planes) {
    /** The variable number {@code index} of shape {@code [first, second, images * planes]}. */
    static Variable of(int index, int first, int second, int images, int planes) {
        return new Variable(
                PictureGraph.SCOPE + "/coefficients_" + index,
                PictureGraph.SCOPE + "/read_" + index,
                PictureGraph.SCOPE + "/start_" + index,
                PictureGraph.SCOPE + "/assign_start_" + index,
                new long[] {first, second, (long) images * planes},
                images,
                planes);
    }

    /** How many numbers it holds. */
    public int size() {
        return Math.toIntExact(shape[0] * shape[1] * shape[2]);
    }

    /** How many numbers each plane of each image has. */
    int places() {
        return Math.toIntExact(shape[0] * shape[1]);
    }

    /** The values of images of {@code [places, planes]} each, side by side as the variable holds them. */
    float[] joined(List<float[]> ofImages) {
        float[] values = new float[size()];
        for (int image = 0; image < images; image++) {
            for (int place = 0; place < places(); place++) {
                System.arraycopy(
                        ofImages.get(image), place * planes, values, (place * images + image) * planes, planes);
            }
        }
        return values;
    }

    /** The values {@code [places, planes]} of one image. */
    float[] image(float[] values, int image) {
        float[] one = new float[places() * planes];
        for (int place = 0; place < places(); place++) {
            System.arraycopy(values, (place * images + image) * planes, one, place * planes, planes);
        }
        return one;
    }
}

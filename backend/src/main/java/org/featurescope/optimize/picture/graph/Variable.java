package org.featurescope.optimize.picture.graph;

import java.util.List;

/**
 * The names of the nodes of a variable of a {@link PictureGraph}. All hold float32.
 *
 * @param handle the variable's resource
 * @param read its value, which gradients are computed with respect to
 * @param start placeholder of a value to start from
 * @param assignStart the operation that sets the variable to {@code start}
 * @param shape {@code [.., .., images * planes]}, with the planes of an image adjacent
 * @param images number of images: one for each picture of the batch, or fewer that the batch shares
 * @param planes of an image: three colours and, optionally, opacity
 */
public record Variable(
        String handle, String read, String start, String assignStart, long[] shape, int images, int planes) {
    /** Returns the variable number {@code index} of shape {@code [first, second, images * planes]}. */
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

    /** Returns the number of all values. */
    public int size() {
        return Math.toIntExact(shape[0] * shape[1] * shape[2]);
    }

    /** Returns the number of values of each plane of each image. */
    int numbersPerPlane() {
        return Math.toIntExact(shape[0] * shape[1]);
    }

    /** Returns the values of the variable, given those of each image, {@code [numbersPerPlane, planes]}. */
    float[] joined(List<float[]> ofImages) {
        float[] values = new float[size()];
        for (int image = 0; image < images; image++) {
            for (int number = 0; number < numbersPerPlane(); number++) {
                System.arraycopy(
                        ofImages.get(image), number * planes, values, (number * images + image) * planes, planes);
            }
        }
        return values;
    }

    /** Returns the values of one image, {@code [numbersPerPlane, planes]}, given those of the variable. */
    float[] image(float[] values, int image) {
        float[] one = new float[numbersPerPlane() * planes];
        for (int number = 0; number < numbersPerPlane(); number++) {
            System.arraycopy(values, (number * images + image) * planes, one, number * planes, planes);
        }
        return one;
    }
}

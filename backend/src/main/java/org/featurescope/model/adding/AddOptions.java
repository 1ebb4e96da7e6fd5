package org.featurescope.model.adding;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.validate.Validate;

/**
 * What the owner says about a network that she adds. What she does not say is found in the file, or asked.
 *
 * @param id its name in links
 * @param title its name for people
 * @param licence SPDX name, or a few words
 * @param source where the weights come from
 * @param input the node of its input
 * @param size height and width of its input in pixels
 * @param layers its layers in depth order, each {@code node} or {@code name=node}; none to choose them
 * @param logits the node of the class scores before the softmax
 * @param labels the file of labels, one a line, in class order
 * @param scale factor of a colour in [0, 1], one or one for each channel of the input; none to find it
 * @param offset what is added to it, one or one for each channel of the input
 * @param channels the order of the input's channels: {@code rgb}, {@code bgr}, or three numbers of channels from 1
 * @param crop the share of a photograph's shorter side that is kept in its centre
 * @param replace whether a network of this id in the folder is replaced
 */
public record AddOptions(
        Optional<String> id,
        Optional<String> title,
        Optional<String> licence,
        Optional<String> source,
        Optional<String> input,
        Optional<PictureSize.Size> size,
        List<String> layers,
        Optional<String> logits,
        Optional<Path> labels,
        List<Double> scale,
        List<Double> offset,
        Optional<String> channels,
        double crop,
        boolean replace) {
    private static final double LEAST_CROP = 0.1;

    public AddOptions {
        Validate.inRange("crop", crop, LEAST_CROP, 1);
        layers = List.copyOf(layers);
        scale = List.copyOf(scale);
        offset = List.copyOf(offset);
    }
}

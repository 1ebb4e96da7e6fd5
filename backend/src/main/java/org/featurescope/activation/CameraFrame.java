package org.featurescope.activation;

import java.util.List;
import org.featurescope.model.Layer;

/**
 * A camera's frame and the layers that its viewer wants to see of it.
 *
 * @param number the client's number of the frame, an unsigned 32-bit integer
 * @param mostSide the most rows and columns of a map
 * @param layers the wanted layers, each once
 * @param file the bytes of the frame's file; a network takes the whole frame, also one that keeps a smaller part of photographs
 */
public record CameraFrame(int number, int mostSide, List<Layer> layers, byte[] file) {
    public CameraFrame {
        layers = List.copyOf(layers);
    }
}

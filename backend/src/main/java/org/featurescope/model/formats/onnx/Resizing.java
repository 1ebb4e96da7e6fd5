package org.featurescope.model.formats.onnx;

import java.util.List;
import java.util.Map;
import org.featurescope.model.formats.GraphWriter;
import org.tensorflow.proto.AttrValue;

/** Changes of the size of maps. */
final class Resizing {
    private Resizing() {}

    static void resize(Step step) throws UnsupportedNodeException {
        Value.Computed map = step.map(0);
        int[] size = size(step, map);
        String mode = step.attributes().text("mode", "nearest");
        boolean isOld = step.op().equals("Upsample") || step.version() < 11;
        String coordinates =
                step.attributes().text("coordinate_transformation_mode", isOld ? "asymmetric" : "half_pixel");
        boolean whole = size[0] % map.shape()[2] == 0 && size[1] % map.shape()[3] == 0;
        GraphWriter writer = step.writer();
        String op = switch (mode) {
            case "nearest" -> "ResizeNearestNeighbor";
            case "linear", "bilinear" -> "ResizeBilinear";
            default -> throw new UnsupportedNodeException("resizes by the mode \"%s\"".formatted(mode));
        };
        boolean isNearest = mode.equals("nearest");
        if (isNearest && !whole) {
            throw new UnsupportedNodeException(
                    "repeats values of %d x %d to %d x %d".formatted(map.shape()[2], map.shape()[3], size[0], size[1]));
        }
        boolean halfPixel =
                !isNearest && (coordinates.equals("half_pixel") || coordinates.equals("pytorch_half_pixel"));
        boolean corners = !isNearest && coordinates.equals("align_corners");
        if (!isNearest && !halfPixel && !corners && !coordinates.equals("asymmetric")) {
            throw new UnsupportedNodeException("resizes by the coordinates \"%s\"".formatted(coordinates));
        }
        String sizes = writer.integers(step.name() + "/size", size);
        String node = writer.operation(
                step.name(),
                op,
                List.of(map.node(), sizes),
                Map.of("half_pixel_centers", flag(halfPixel), "align_corners", flag(corners)));
        step.give(Value.Computed.map(node, 1, map.shape()[1], size[0], size[1]));
    }

    /** Returns the new height and width. */
    private static int[] size(Step step, Value.Computed map) throws UnsupportedNodeException {
        if (step.has(3)) {
            int[] sizes = step.known(3).integers();
            return new int[] {sizes[sizes.length - 2], sizes[sizes.length - 1]};
        }
        int index = step.op().equals("Upsample") || step.version() < 11 ? 1 : 2;
        double[] scales = step.has(index)
                ? step.known(index).numbers()
                : step
                        .attributes()
                        .numbers("scales")
                        .orElseThrow(() -> new UnsupportedNodeException("does not say to which size"))
                        .stream()
                        .mapToDouble(Float::doubleValue)
                        .toArray();
        if (scales.length != 4 || scales[0] != 1 || scales[1] != 1) {
            throw new UnsupportedNodeException("resizes other than height and width");
        }
        return new int[] {(int) Math.floor(map.shape()[2] * scales[2]), (int) Math.floor(map.shape()[3] * scales[3])};
    }

    private static AttrValue flag(boolean value) {
        return AttrValue.newBuilder().setB(value).build();
    }
}

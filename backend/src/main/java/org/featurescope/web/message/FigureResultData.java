package org.featurescope.web.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The result of a figure.
 *
 * @param milliseconds that it took to make
 * @param images its pictures, in order
 * @param curve the objective of each picture as it was made
 * @param data the record of its kind, if the kind has such
 */
public record FigureResultData(
        long milliseconds, List<FigureImage> images, FigureCurve curve, Optional<JsonNode> data) {}

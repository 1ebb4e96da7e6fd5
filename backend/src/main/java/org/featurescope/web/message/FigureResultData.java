package org.featurescope.web.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The result of a figure.
 *
 * @param milliseconds the time that it took to make
 * @param images the figure's pictures in order
 * @param curve the values of each picture's objective
 * @param tables the names of the tables of its numbers, which the CSV files contain
 * @param data the data of the result, whose fields depend on the kind; empty if the kind's results have no data
 */
public record FigureResultData(
        long milliseconds, List<FigureImage> images, FigureCurve curve, List<String> tables, Optional<JsonNode> data) {}

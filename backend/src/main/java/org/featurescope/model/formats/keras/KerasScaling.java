package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.featurescope.model.formats.GraphWriter;

/** Writes layers that scale and shift channels. */
final class KerasScaling {
    private KerasScaling() {}

    /** With {@code f = gamma / sqrt(variance + epsilon)} it is {@code f x + beta - mean f}. */
    static Maps batchNormalization(LayerCall call) {
        KerasLayer layer = call.layer();
        int channels = call.input().channels();
        JsonNode axis = layer.config().path("axis");
        int normalized = axis.isArray() ? axis.path(0).asInt() : axis.asInt(-1);
        if (normalized != -1 && normalized != call.input().shape().length) {
            throw layer.problem("normalizes axis %d, not the channels".formatted(normalized));
        }
        boolean scales = layer.flag("scale", true);
        boolean centers = layer.flag("center", true);
        int next = 0;
        float[] gamma = scales ? call.weights(next++, List.of("gamma"), channels) : new float[channels];
        float[] beta = centers ? call.weights(next++, List.of("beta"), channels) : new float[channels];
        float[] mean = call.weights(next, List.of("moving_mean"), channels);
        float[] variance = call.weights(next + 1, List.of("moving_variance"), channels);
        double epsilon = layer.number("epsilon", 1e-3);
        double[] factor = new double[channels];
        double[] shift = new double[channels];
        for (int i = 0; i < channels; i++) {
            factor[i] = (scales ? gamma[i] : 1) / Math.sqrt(variance[i] + epsilon);
            shift[i] = beta[i] - mean[i] * factor[i];
        }
        return scaled(call, factor, shift);
    }

    /** {@code (x - mean) / sqrt(variance)}, with numbers of the configuration or of the file. */
    static Maps normalization(LayerCall call) {
        int channels = call.input().channels();
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        JsonNode given = call.layer().config().path("mean");
        if (given.isNumber() || given.isArray()) {
            fill(mean, given);
            fill(variance, call.layer().config().path("variance"));
        } else {
            fill(mean, call.weights(0, List.of("mean"), channels));
            fill(variance, call.weights(1, List.of("variance"), channels));
        }
        double[] factor = new double[channels];
        double[] shift = new double[channels];
        for (int i = 0; i < channels; i++) {
            double deviation = Math.max(Math.sqrt(variance[i]), 1e-7);
            factor[i] = call.layer().flag("invert", false) ? deviation : 1 / deviation;
            shift[i] = call.layer().flag("invert", false) ? mean[i] : -mean[i] / deviation;
        }
        return scaled(call, factor, shift);
    }

    private static void fill(double[] values, float[] from) {
        for (int i = 0; i < values.length; i++) {
            values[i] = from[i];
        }
    }

    /** Fills numbers from one number for all, or a list with one for each, which may be in lists of one. */
    private static void fill(double[] values, JsonNode json) {
        JsonNode list = json;
        while (list.size() == 1) {
            list = list.get(0);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = list.isArray() ? list.path(i).asDouble() : list.asDouble();
        }
    }

    static Maps rescaling(LayerCall call) {
        double[] factor = new double[call.input().channels()];
        double[] shift = new double[factor.length];
        fill(factor, call.layer().config().path("scale"));
        fill(shift, call.layer().config().path("offset"));
        return scaled(call, factor, shift);
    }

    private static Maps scaled(LayerCall call, double[] factor, double[] shift) {
        GraphWriter writer = call.writer();
        String factors = writer.constant(call.name() + "/factor", narrow(factor), factor.length);
        String shifts = writer.constant(call.name() + "/shift", narrow(shift), shift.length);
        String product =
                writer.operation(call.name() + "/scaled", "Mul", call.input().node(), factors);
        return call.input().like(writer.operation(call.name(), "AddV2", product, shifts));
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}

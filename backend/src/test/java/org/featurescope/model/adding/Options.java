package org.featurescope.model.adding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.formats.PictureSize;

/** Builds the options of tests that add networks. */
final class Options {
    private Optional<String> input = Optional.empty();
    private Optional<String> logits = Optional.empty();
    private Optional<String> channels = Optional.empty();
    private Optional<PictureSize.Size> size = Optional.empty();
    private List<String> layers = List.of();
    private List<Double> scale = List.of();
    private List<Double> offset = List.of();
    private double crop = 1;
    private boolean replace;

    Options input(String node) {
        input = Optional.of(node);
        return this;
    }

    Options logits(String node) {
        logits = Optional.of(node);
        return this;
    }

    Options channels(String order) {
        channels = Optional.of(order);
        return this;
    }

    Options size(int height, int width) {
        size = Optional.of(new PictureSize.Size(height, width));
        return this;
    }

    Options layers(String... nodes) {
        layers = List.of(nodes);
        return this;
    }

    Options scale(double... values) {
        scale = Arrays.stream(values).boxed().toList();
        return this;
    }

    Options offset(double... values) {
        offset = Arrays.stream(values).boxed().toList();
        return this;
    }

    Options crop(double share) {
        crop = share;
        return this;
    }

    Options replace() {
        replace = true;
        return this;
    }

    AddOptions build() {
        return new AddOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                input,
                size,
                layers,
                logits,
                Optional.empty(),
                scale,
                offset,
                channels,
                crop,
                replace);
    }
}

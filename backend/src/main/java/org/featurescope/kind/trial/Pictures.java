package org.featurescope.kind.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.Resampler;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.kind.trial.TrialResult.Trial;
import org.featurescope.model.InputSpec;

/** Adds the pictures of a block to a figure, each once, and writes its trials with their indices. */
final class Pictures {
    private final ResultBuilder builder;
    private final Material material;
    private final PhotographSet set;
    private final InputSpec input;
    private final int size;
    private final Map<Integer, Integer> photographs = new HashMap<>();
    private final Map<Integer, Integer> optimized = new HashMap<>();
    private int added;

    /**
     * Creates the collection.
     *
     * @param input of the network that takes the photographs
     * @param size the side of photographs, pixels
     */
    Pictures(ResultBuilder builder, Material material, PhotographSet set, InputSpec input, int size) {
        this.builder = builder;
        this.material = material;
        this.set = set;
        this.input = input;
        this.size = size;
    }

    /** Returns a trial, whose pictures become part of the figure. */
    Trial trial(Block.Planned planned, TrialSpec.References shown, Optional<OptimizedReferences> made) {
        Direction direction = planned.direction();
        int exciting = photograph(planned.exciting());
        int other = photograph(planned.other());
        List<Integer> least = switch (shown) {
            case PHOTOGRAPHS -> photographs(planned.references().least());
            case OPTIMIZED -> made.map(all -> optimized(all.least(direction))).orElse(List.of());
            case NONE -> List.of();
        };
        List<Integer> most = switch (shown) {
            case PHOTOGRAPHS -> photographs(planned.references().most());
            case OPTIMIZED -> made.map(all -> optimized(all.most(direction))).orElse(List.of());
            case NONE -> List.of();
        };
        return new Trial(
                planned.role().name().toLowerCase(Locale.ROOT),
                direction.family().id(),
                direction.name(),
                least,
                most,
                planned.right() == 0 ? List.of(exciting, other) : List.of(other, exciting),
                planned.right());
    }

    private List<Integer> photographs(List<Integer> all) {
        return all.stream().map(this::photograph).toList();
    }

    private List<Integer> optimized(List<Integer> all) {
        return all.stream()
                .map(picture -> optimized.computeIfAbsent(picture, one -> {
                    builder.optimized(one);
                    return added++;
                }))
                .toList();
    }

    private int photograph(int photograph) {
        return photographs.computeIfAbsent(photograph, one -> {
            String name = material.names().get(one);
            builder.given(
                    Resampler.resizeAndCrop(PhotographSteps.photograph(set, name, input), size, size),
                    name,
                    "",
                    0,
                    set.credit(name));
            return added++;
        });
    }
}

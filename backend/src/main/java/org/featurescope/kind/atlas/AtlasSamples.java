package org.featurescope.kind.atlas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.RecipeListener;
import org.featurescope.image.ImageDecoder;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.validate.InvalidInputException;

/**
 * The activations that an atlas is made of: positions drawn by the seed, as many from each photograph. Of a set with more
 * photographs than samples so many photographs are drawn. A vector that is all zero has no direction and is left out, and a
 * photograph that cannot be read is left out with its samples.
 */
final class AtlasSamples {
    private final List<Sample> samples = new ArrayList<>();
    private int photographs;
    private int skipped;

    /** An activation vector, {@code [channels]}, and the photograph that it is from. */
    record Sample(String photograph, float[] vector) {}

    private AtlasSamples() {}

    /** Draws them; looking at a photograph counts as a step. */
    static AtlasSamples draw(AtlasSpec spec, PhotographSet set, Network network, RecipeListener listener) {
        Random random = new Random(spec.optimization().seed());
        List<String> names = chosen(spec, set, random);
        IndexListener steps = PhotographSteps.before(spec.optimization(), 1, listener);
        AtlasSamples all = new AtlasSamples();
        try (OpenLayer layer = new OpenLayer(network, network.layer(spec.layer()))) {
            for (int i = 0; i < names.size(); i++) {
                if (steps.cancelled()) {
                    throw new CancelledRunException(
                            i, names.size() + spec.optimization().steps());
                }
                int wanted =
                        (int) ((i + 1L) * spec.samples() / names.size() - (long) i * spec.samples() / names.size());
                all.look(names.get(i), set, layer, wanted, random);
                steps.progress(i + 1, names.size());
            }
        }
        return all;
    }

    private static List<String> chosen(AtlasSpec spec, PhotographSet set, Random random) {
        if (set.names().size() <= spec.samples()) {
            return set.names();
        }
        List<String> names = new ArrayList<>(set.names());
        Collections.shuffle(names, random);
        return names.subList(0, spec.samples()).stream().sorted().toList();
    }

    private void look(String name, PhotographSet set, OpenLayer layer, int wanted, Random random) {
        ActivationMap map;
        try {
            map = layer.of(ImageDecoder.decode(set.bytes(name)));
        } catch (IOException | InvalidInputException e) {
            skipped++;
            return;
        }
        photographs++;
        List<float[]> positions = new ArrayList<>(List.of(map.positions()));
        Collections.shuffle(positions, random);
        for (float[] vector : positions.subList(0, Math.min(wanted, positions.size()))) {
            for (float value : vector) {
                if (value != 0) {
                    samples.add(new Sample(name, vector));
                    break;
                }
            }
        }
    }

    List<Sample> samples() {
        return Collections.unmodifiableList(samples);
    }

    /** Photographs that could be read. */
    int photographs() {
        return photographs;
    }

    /** Files that could not. */
    int skipped() {
        return skipped;
    }
}

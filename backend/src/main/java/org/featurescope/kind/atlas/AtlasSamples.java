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
 * The activation vectors of an atlas, sampled at random positions of the photographs, about equally many of each. If
 * the set has more photographs than there are samples, one position is sampled of each of a random selection. Zero
 * vectors are left out because they have no direction. Photographs that cannot be read are left out.
 */
final class AtlasSamples {
    private final List<Sample> samples = new ArrayList<>();
    private int photographs;
    private int skipped;

    /**
     * An activation vector.
     *
     * @param photograph the name of the photograph
     * @param vector {@code [channels]}
     */
    record Sample(String photograph, float[] vector) {}

    private AtlasSamples() {}

    /** Samples the activations. Each photograph counts as a step of the recipe. */
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
                all.addSamples(names.get(i), set, layer, wanted, random);
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

    private void addSamples(String name, PhotographSet set, OpenLayer layer, int wanted, Random random) {
        ActivationMap map;
        try {
            map = layer.ofPhotograph(ImageDecoder.decode(set.bytes(name)));
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

    /** Returns the samples, in the order of the photographs. */
    List<Sample> samples() {
        return Collections.unmodifiableList(samples);
    }

    /** Returns the number of photographs that could be read. */
    int photographs() {
        return photographs;
    }

    /** Returns the number of photographs that could not be read. */
    int skipped() {
        return skipped;
    }
}

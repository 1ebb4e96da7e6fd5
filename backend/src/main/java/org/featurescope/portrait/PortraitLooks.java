package org.featurescope.portrait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.SourceLayer;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch.Found;

/**
 * Finds units whose portraits look alike, by the cosine similarity of their {@link PortraitDescriptor}s after the mean
 * descriptor of the network's portraits is subtracted. The descriptors of a network take some hundred kilobytes. They
 * are computed once, by {@link #describe} or when they are first needed, and are kept in memory. Thread-safe.
 */
public final class PortraitLooks {
    private final Portraits portraits;
    private final KnownResponses known;
    private final Map<String, Described> described = new ConcurrentHashMap<>();

    /** The descriptors of some sheets. */
    private record Described(List<PortraitSheet> sheets, List<Look> looks) {}

    /** A unit and the descriptor of its portrait, centred and of length 1. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Look(Unit unit, float[] descriptor) {
        double cosine(Look other) {
            double sum = 0;
            for (int i = 0; i < descriptor.length; i++) {
                sum += descriptor[i] * other.descriptor[i];
            }
            return sum;
        }
    }

    /** A unit whose portrait was compared with that of the requested unit. */
    private record Candidate(Network network, Unit unit, double likeness) {}

    public PortraitLooks(Portraits portraits, KnownResponses known) {
        this.portraits = portraits;
        this.known = known;
    }

    /** Computes the descriptors of networks on a thread of the lowest priority, so that no reader waits for them. */
    public void describe(List<Network> networks) {
        Thread thread = new Thread(() -> networks.forEach(this::of), "portrait-looks");
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns the units whose portraits look most like that of a unit, best first, without the unit itself.
     *
     * @param networks the networks to search
     * @param layer the only layer to search, or empty for all
     * @return empty if the unit has no portrait
     */
    public Optional<List<Found>> like(Network of, Unit unit, List<Network> networks, String layer, int count) {
        Unit pictured = new Unit(SourceLayer.of(of, of.layer(unit.layer())).name(), unit.channel());
        return of(of).stream()
                .filter(look -> look.unit.equals(pictured))
                .findFirst()
                .map(wanted -> networks.stream()
                        .flatMap(network -> of(network).stream()
                                .filter(look ->
                                        layer.isEmpty() || look.unit.layer().equals(layer))
                                .filter(look -> !(look.unit.equals(pictured)
                                        && network.id().equals(of.id())))
                                .map(look -> new Candidate(network, look.unit, wanted.cosine(look))))
                        .sorted(Comparator.comparing(candidate -> -candidate.likeness))
                        .limit(count)
                        .map(this::found)
                        .toList());
    }

    private Found found(Candidate candidate) {
        return new Found(
                candidate.network,
                candidate.unit,
                candidate.likeness,
                known.firesOn(candidate.network, candidate.unit),
                Optional.empty());
    }

    private List<Look> of(Network network) {
        Optional<PortraitIndex> index = portraits.of(network);
        return index.isEmpty()
                ? List.of()
                : described.compute(
                                network.identity(),
                                (identity, kept) -> kept != null
                                                && kept.sheets.equals(
                                                        index.get().layers())
                                        ? kept
                                        : new Described(index.get().layers(), centred(described(network, index.get()))))
                        .looks;
    }

    private List<Look> described(Network network, PortraitIndex index) {
        List<Look> all = new ArrayList<>();
        for (Layer layer : network.layers()) {
            index.sheet(layer)
                    .flatMap(sheet -> portraits.jpeg(network, sheet))
                    .ifPresent(jpeg -> describe(layer, ImageDecoder.decode(jpeg), index.recipe(), all));
        }
        return all;
    }

    private static void describe(Layer layer, RgbImage sheet, PortraitRecipe recipe, List<Look> all) {
        int side = recipe.side();
        for (int channel = 0; channel < layer.channels(); channel++) {
            int top = channel / recipe.columns() * side;
            int left = channel % recipe.columns() * side;
            all.add(new Look(new Unit(layer.name(), channel), PortraitDescriptor.of(sheet, top, left, side)));
        }
    }

    private static List<Look> centred(List<Look> all) {
        if (all.isEmpty()) {
            return all;
        }
        float[] mean = new float[all.get(0).descriptor.length];
        for (Look look : all) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += look.descriptor[i] / all.size();
            }
        }
        for (Look look : all) {
            double squares = 0;
            for (int i = 0; i < mean.length; i++) {
                look.descriptor[i] -= mean[i];
                squares += look.descriptor[i] * look.descriptor[i];
            }
            for (int i = 0; i < mean.length && squares > 0; i++) {
                look.descriptor[i] /= (float) Math.sqrt(squares);
            }
        }
        return List.copyOf(all);
    }
}

package org.featurescope.kind.spaceintro;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.Positions;
import org.featurescope.model.Stage;

/** The photographs of a set, as far as the explanation shows them, with their vectors at known positions of a stage. */
final class IntroSample {
    /** The most photographs that are points. */
    static final int MOST_PHOTOGRAPHS = 120;

    /** The number of photographs among which a reader chooses. */
    static final int CHOICES = 6;

    /** The most numbers that are sent; as text they take 2.7 bytes each. */
    static final int MOST_NUMBERS = 80_000;

    private final ActivationIndex index;
    private final Stage stage;
    private final Positions positions;
    private final int[] photographs;
    private final int middle;

    /**
     * Chooses photographs, evenly spread over the index.
     *
     * @param stage the stage whose vectors are shown
     */
    IntroSample(ActivationIndex index, Stage stage) {
        this.index = index;
        this.stage = stage;
        this.positions = index.positions(stage);
        int known = index.names().size();
        int count = Math.min(Math.min(known, MOST_PHOTOGRAPHS), Math.max(2, MOST_NUMBERS / stage.channels()));
        this.photographs = IntStream.range(0, count).map(i -> i * known / count).toArray();
        this.middle = middle(positions);
    }

    private static int middle(Positions positions) {
        return IntStream.range(0, positions.count())
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.hypot(
                        positions.rows()[i] + 0.5 - positions.height() / 2.0,
                        positions.columns()[i] + 0.5 - positions.width() / 2.0)))
                .orElseThrow();
    }

    /**
     * A position of a photograph.
     *
     * @param photograph the number of the photograph in the index
     * @param position the number of the position among the known ones
     */
    record Place(int photograph, int position) {}

    /** Returns the known position nearest to the middle of each photograph. */
    List<Place> middles() {
        return IntStream.of(photographs).mapToObj(this::middleOf).toList();
    }

    private Place middleOf(int photograph) {
        return new Place(photograph, middle);
    }

    /**
     * Returns photographs among which a reader chooses: in turn for each channel the one at whose middle it is largest,
     * and then the next.
     */
    List<Place> choices(List<Integer> channels) {
        double[][] vectors = vectors(middles());
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int rank = 0; rank < photographs.length && chosen.size() < CHOICES; rank++) {
            for (int channel : channels) {
                List<Integer> order = IntStream.range(0, photographs.length)
                        .boxed()
                        .filter(i -> !chosen.contains(i))
                        .sorted(Comparator.comparingDouble(i -> -vectors[i][channel]))
                        .limit(1)
                        .toList();
                if (chosen.size() < CHOICES) {
                    chosen.addAll(order);
                }
            }
        }
        return chosen.stream().map(i -> middleOf(photographs[i])).toList();
    }

    /** Returns all known positions of photographs, as many as may be sent. */
    List<Place> allPositions(List<Place> of) {
        int most = Math.max(1, MOST_NUMBERS / stage.channels());
        List<Place> all = new ArrayList<>();
        for (Place place : of) {
            IntStream.range(0, positions.count())
                    .filter(position -> all.size() < most)
                    .forEach(position -> all.add(new Place(place.photograph(), position)));
        }
        return all;
    }

    /** Returns the vectors at positions, {@code [places][channels]}. */
    double[][] vectors(List<Place> places) {
        double[][] vectors = new double[places.size()][stage.channels()];
        int last = -1;
        float[] values = {};
        for (int i = 0; i < vectors.length; i++) {
            Place place = places.get(i);
            if (place.photograph() != last) {
                last = place.photograph();
                values = index.values(stage, last);
            }
            for (int c = 0; c < stage.channels(); c++) {
                vectors[i][c] = values[place.position() * stage.channels() + c];
            }
        }
        return vectors;
    }

    /** Returns the name of a place's photograph. */
    String name(Place place) {
        return index.names().get(place.photograph());
    }

    /** Returns the row of a place on the stage's map. */
    int row(Place place) {
        return positions.rows()[place.position()];
    }

    /** Returns the column of a place on the stage's map. */
    int column(Place place) {
        return positions.columns()[place.position()];
    }
}

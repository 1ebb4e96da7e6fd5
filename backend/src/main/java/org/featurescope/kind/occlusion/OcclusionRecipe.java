package org.featurescope.kind.occlusion;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.activation.photographs.StageActivations;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;

/**
 * Makes occlusion maps (Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV, 2014,
 * doi:10.1007/978-3-319-10590-1_53). The network processes the photograph without the square and with the square at each
 * place, in batches. The map is the difference of the unit's activations. The photograph is first cropped and resized to
 * the network's input.
 */
final class OcclusionRecipe implements Recipe {
    /** The number of pictures that the network processes together. */
    private static final int BATCH = 32;

    /** The grey of the square, about half of the greatest value of a byte. */
    private static final byte GREY = (byte) 128;

    /** The side of the figure's picture, pixels. */
    private static final int SHOWN = 256;

    private final OcclusionSpec spec;
    private final Network network;

    OcclusionRecipe(OcclusionSpec spec, Network network) {
        this.spec = spec;
        this.network = network;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        InputSpec input = network.descriptor().input();
        RgbImage photograph = input.kept(PhotographParameters.photograph(spec.photograph()));
        RgbImage seen = Resampler.resizeAndCrop(photograph, input.height(), input.width());
        int side = side(input);
        double[] activations = activations(pictures(seen, side, spec.places()), listener);
        double whole = activations[0];
        if (whole == 0) {
            throw new FailedRunException(
                    "%s is not active anywhere in the photograph %s, so covering a part of it takes nothing away"
                            .formatted(spec.unit(), spec.photograph()));
        }
        Credit credit = PhotographParameters.credit(spec.photograph()).orElseThrow();
        OcclusionResult data = new OcclusionResult(
                whole,
                new OcclusionResult.Side((double) side / input.height(), (double) side / input.width()),
                falls(activations, spec.places()),
                credit);
        FigureResult.Picture picture = new FigureResult.Picture(
                Resampler.resizeAndCrop(photograph, SHOWN, SHOWN),
                spec.photograph(),
                spec.unit().toString(),
                (float) whole,
                Optional.empty(),
                Optional.of(credit));
        return new FigureResult(List.of(picture), Curve.NONE, stopwatch.milliseconds(), Optional.of(data));
    }

    private int side(InputSpec input) {
        return Math.max(1, Math.round(Math.min(input.height(), input.width()) * spec.square() / 100f));
    }

    /**
     * Returns the photograph, and then the photograph with the square at each place, row by row. Each picture is made
     * when it is read, so that not all are in memory at the same time.
     */
    static List<RgbImage> pictures(RgbImage photograph, int side, int places) {
        return new AbstractList<>() {
            @Override
            public RgbImage get(int index) {
                int place = index - 1;
                return index == 0
                        ? photograph
                        : covered(
                                photograph,
                                center(place / places, places, photograph.height()) - side / 2.0,
                                center(place % places, places, photograph.width()) - side / 2.0,
                                side);
            }

            @Override
            public int size() {
                return 1 + places * places;
            }
        };
    }

    /** Returns the center of a place. The places divide the photograph evenly. */
    private static double center(int place, int places, int length) {
        return (place + 0.5) * length / places;
    }

    /** Returns a photograph with a grey square. The part of the square outside the photograph is left out. */
    static RgbImage covered(RgbImage photograph, double top, double left, int side) {
        byte[] pixels = photograph.pixels().clone();
        int firstRow = (int) Math.max(0, Math.round(top));
        int lastRow = (int) Math.min(photograph.height(), Math.round(top) + side);
        int firstColumn = (int) Math.max(0, Math.round(left));
        int lastColumn = (int) Math.min(photograph.width(), Math.round(left) + side);
        for (int y = firstRow; y < lastRow; y++) {
            for (int i = 3 * firstColumn; i < 3 * lastColumn; i++) {
                pixels[3 * y * photograph.width() + i] = GREY;
            }
        }
        return new RgbImage(photograph.height(), photograph.width(), pixels);
    }

    /** Returns the mean of the unit's map for each picture. */
    private double[] activations(List<RgbImage> pictures, RecipeListener listener) {
        int channel = spec.unit().channel();
        double[] activations = new double[pictures.size()];
        try (StageActivations means = new StageActivations(network, List.of(Stages.layer(network, spec.layer())), 0)) {
            for (int first = 0; first < pictures.size(); first += BATCH) {
                if (listener.cancelled()) {
                    throw new CancelledRunException(first, pictures.size());
                }
                int last = Math.min(first + BATCH, pictures.size());
                StageActivations.Batch batch = means.of(List.copyOf(pictures.subList(first, last)));
                for (int i = first; i < last; i++) {
                    activations[i] = batch.mean(i - first, 0, channel);
                }
                listener.step(last, pictures.size(), new float[0], List::of);
            }
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
        return activations;
    }

    private static List<List<Double>> falls(double[] activations, int places) {
        List<List<Double>> falls = new ArrayList<>();
        for (int row = 0; row < places; row++) {
            List<Double> inRow = new ArrayList<>();
            for (int column = 0; column < places; column++) {
                inRow.add(activations[0] - activations[1 + row * places + column]);
            }
            falls.add(inRow);
        }
        return falls;
    }
}

package org.featurescope.figure.request;

import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.validate.NotFoundException;

/**
 * What it costs to make figures, with all that follows from the networks and sets of photographs of a server, in
 * pixel-steps. A pixel-step is one optimization step of one pixel. A photograph costs as much as one step of a picture
 * of its network's size, unless its activations are kept.
 */
public final class FigureCosts {
    /** What every figure costs: its numbers are put together, and it is drawn and stored. */
    private static final double LEAST = 100_000;

    private final Networks networks;
    private final PhotographShelf shelf;

    /** Creates the costs of a server's figures. */
    public FigureCosts(Networks networks, PhotographShelf shelf) {
        this.networks = networks;
        this.shelf = shelf;
    }

    /** Returns what a figure costs. */
    public double of(FigureSpec spec) {
        return LEAST + FigureCost.pixelSteps(spec) + photographs(spec) + spec.otherPixelSteps();
    }

    private double photographs(FigureSpec spec) {
        Optional<Network> network =
                spec instanceof AboutNetwork about ? networks.find(about.model()) : Optional.<Network>empty();
        if (network.isEmpty() || !(spec instanceof WithPhotographs with)) {
            return 0;
        }
        try (PhotographSet set = shelf.open(with.photographs().name())) {
            boolean isIndexed = shelf.indexed(set, network.get(), stages(spec, network.get()))
                    .isPresent();
            InputSpec input = network.get().descriptor().input();
            int passes = with.networks() - (isIndexed ? 1 : 0);
            return (double) passes * set.names().size() * input.height() * input.width();
        } catch (NotFoundException e) {
            // making the figure names what is missing
            return 0;
        }
    }

    private static List<Stage> stages(FigureSpec spec, Network network) {
        return spec instanceof AboutLayer about
                ? List.of(Stages.layer(network, about.layer()))
                : Stages.layers(network);
    }
}

package org.featurescope.figure;

import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Preset;

/**
 * What a figure shows and how it is made: small, immutable, complete. Every default is filled in, so that the same figure
 * has the same spec however it was asked for.
 *
 * <p>A kind of figure is a record here, a {@link Recipe}, and a line in {@link Kinds}. The record holds its
 * {@link ParameterTable}, from which all reading, printing and describing of specs comes.
 */
public interface FigureSpec {
    /** The network's id. */
    String model();

    /** SHA-256 of the network's graph file, lower-case hexadecimal. */
    String modelHash();

    /** The layer that the figure is about. */
    String layer();

    /** A few words that name the figure. */
    String title();

    /** What one sees and how it was made: objective, layer, size, steps, seed, model. */
    String caption();

    /** How those of its pictures are made that are optimized. */
    OptimizationParameters making();

    /** The preset that its settings depart from. */
    default Preset preset() {
        return making().preset();
    }

    /** How its pictures stand to each other, as far as it can be known before they are made. */
    Layout layout();

    /** How its pictures stand to each other, so many having been made. */
    default Layout layout(int pictures) {
        return layout();
    }

    /**
     * This spec with what the network and the photographs at hand decide written out: a class by its whole label, the hash of a
     * set of photographs; and with what makes no difference as it is where it is not given. So that one figure has one id.
     *
     * @throws org.featurescope.validate.NotFoundException naming what is not there and what is
     * @throws org.featurescope.validate.InvalidInputException if what is there is not what the spec says
     */
    default FigureSpec resolved(Network network, PhotographShelf shelf) {
        return this;
    }

    /**
     * Passes if the network has what this spec names and can make what it asks for.
     *
     * @param limits of the engine that is to make it
     * @throws org.featurescope.validate.NotFoundException naming what is not there and what is
     * @throws org.featurescope.validate.InvalidInputException naming the field and what is allowed
     */
    void checkAgainst(Network network, EngineLimits limits);
}

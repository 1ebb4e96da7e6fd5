package org.featurescope.optimize.objective;

import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/**
 * What a picture is optimized for. An objective has one value for each picture of a batch, {@code [batch]}, which the
 * optimizer maximizes.
 *
 * <h2>Grammar</h2>
 *
 * <pre>{@code
 * neuron(mixed4c:447)                 one channel at the centre of its map
 * neuron(mixed4c:447@3,5)             one channel at row 3, column 5
 * channel(mixed4c:447)                the mean of one channel's map
 * direction(0.8*mixed4c:4+0.6*mixed4c:12)   a sum of weighted channels, mean of the map
 * direction(mixed4c~7)                a random direction, drawn from the seed 7
 * direction(mixed4c, chelsea@3,5)     a photograph's activation at row 3, column 5
 *   ..., power=2                      times the cosine, at least 0.1, to this power
 *   ..., at=3,5   ..., at=centre      at one position of the map, not everywhere
 * tensor(mixed4c~7)                   a random tensor direction, one vector for each position
 * tensor(mixed4c, chelsea, power=2)   a photograph's whole activation as a tensor direction
 * position(mixed4c@3,5)               all channels at one position
 * layer(mixed4c)                      the whole layer (DeepDream)
 * logit(golden retriever)             a class before the softmax, by its label
 * probability(#207)                   a class after the softmax, by its index
 * diversity(mixed4c)                  how much the pictures are alike; subtract it
 * alignment(mixed4c)                  how near each picture is to its neighbours in the batch; already negative
 * inversion(mixed4c, chelsea)         how near a photograph's activation is; already negative
 * caricature(mixed4c, chelsea, power=1)     along a photograph's activation, as far as possible
 * variation                           total variation; subtract it
 * l1   l1(0.5)   l2   l2(0.5)         the distance of the pixels from a constant, by default 0; subtract it
 * blur                                half the squared distance from the blurred picture; subtract it
 * boundary   boundary(width=20, colour=0.5)   complexity at the picture's edges; already negative
 *
 * a + b    a - b    0.5*a    a * b    -a    (a)
 * each(a; b; c)                       the i-th objective for the i-th picture of the batch
 * between(a; b)                       from a for the first picture to b for the last, in equal steps
 * }</pre>
 *
 * <p>A joint objective is the sum of two channels. To find what a unit responds to least, use the negated direction,
 * {@code direction(-1*mixed4c:3)}, whose values below zero are scaled down by the leak; {@code -1*channel(mixed4c:3)} is
 * the negated number. {@code *} binds before {@code +} and {@code -}. A number before {@code *} multiplies only the factor
 * that follows it. A space between two terms is read as a plus sign, because links decode {@code +} as a space.
 *
 * <p>{@code toString()} returns the canonical text; parsing it gives an equal objective.
 *
 * <h2>Before the ReLU and after it</h2>
 *
 * {@link UnitObjective}s read the layer before its ReLU, {@link LayerObjective}s after it. Both types document the reason.
 */
public sealed interface Objective permits UnitObjective, LayerObjective, ClassObjective, PictureObjective, Composition {
    /** The name of the field at fault in exceptions. */
    String FIELD = "objective";

    /**
     * Reads an objective.
     *
     * @throws InvalidInputException naming the field {@code objective}, the position in the text and what is expected there
     */
    static Objective parse(String text) {
        return new ObjectiveParser(text).parse();
    }

    /**
     * Checks that the network and a batch have what this objective names, and returns it with each class called by its
     * full label. Rows and columns are checked when a graph is fed, because they depend on the size of the pictures.
     *
     * @param batch number of pictures
     * @throws NotFoundException naming the missing layer, channel or class and those that exist
     * @throws InvalidInputException if a label matches several classes, or the objective needs another number of pictures
     */
    Objective checkedAgainst(Network network, int batch);

    /**
     * Returns the objective of one picture of a batch: {@code each} and {@code between} are replaced by what they mean for
     * this picture.
     *
     * @param picture index of the picture, from 0
     * @param batch number of pictures
     */
    default Objective forPicture(int picture, int batch) {
        return this;
    }

    /**
     * Returns the first layer that the objective names, in the order of its text. It is empty if the objective names none,
     * as objectives on classes and on the picture itself do.
     */
    Optional<String> firstLayer();

    /** Calls the method of the visitor for this kind of objective and returns its result. */
    <R> R accept(ObjectiveVisitor<R> visitor);
}

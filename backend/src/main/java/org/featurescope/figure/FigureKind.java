package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.answers.Questions;
import org.featurescope.figure.citation.KindDocs;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/**
 * A kind of figure, with everything that the rest of the product needs to know about it. Each kind has a package of its
 * own, and only the registry of kinds lists them.
 *
 * <p>The package of an implementation contains two resources. {@code <name>.html} is the kind's page of documentation,
 * see {@link KindDocs}. {@code sources.json} lists the works that this page cites and that are not in the list shared
 * by all kinds; it may be absent.
 *
 * @param <S> the record that holds a spec of this kind
 */
public interface FigureKind<S extends FigureSpec> {
    /** Returns the class of the record that holds a spec of this kind. */
    Class<S> specType();

    /** Returns the parameters of a spec of this kind. */
    ParameterTable<S> parameters();

    /** Returns the kind's name in specs and links, such as {@code channel}. */
    default String name() {
        return parameters().kind();
    }

    /** Returns the kind's title, as pages show it. */
    String title();

    /** Returns one sentence that says what the kind shows. */
    String description();

    /**
     * Returns the query of a readable link to an example, without {@code kind}. It names its network, or can be made on
     * any. The example is small enough to be made within seconds.
     */
    String example();

    /**
     * Returns a spec in its complete form, so that specs of the same figure are equal and give the same id. Abbreviated
     * class labels and digests are replaced by the whole ones, and parameters without effect by their defaults.
     *
     * @throws org.featurescope.validate.NotFoundException if something that the spec names does not exist; the message
     *     names what does
     * @throws org.featurescope.validate.InvalidInputException if a digest in the spec is not that of the thing it names
     */
    default S resolved(S spec, Networks networks) {
        return spec;
    }

    /**
     * Checks a spec and returns the recipe that makes its figure.
     *
     * @param spec as {@link #resolved} returned it
     * @throws org.featurescope.validate.NotFoundException if something that the spec names does not exist; the message
     *     names what does
     * @throws org.featurescope.validate.InvalidInputException if a value is not allowed; the exception names the field,
     *     and the message says what is allowed
     */
    Recipe recipe(S spec, Networks networks);

    /**
     * Begins the computation of a figure that somebody watches while it runs; empty if figures of this kind are made before
     * they are shown.
     *
     * @param spec as {@link #resolved} returned it
     * @throws org.featurescope.validate.InvalidInputException as {@link #recipe}
     */
    default Optional<Streaming.Live> live(S spec, Networks networks) {
        return Optional.empty();
    }

    /** Returns the type and the drawing of the data in the kind's results; empty if its results are pictures alone. */
    default Optional<ResultData<?>> resultData() {
        return Optional.empty();
    }

    /**
     * Returns the questions that a figure asks people; none if figures of this kind ask none.
     *
     * @param data the data of the figure's result, as the store keeps it
     */
    default Questions questions(JsonNode data) {
        return new Questions(List.of());
    }

    /** Returns the figures of this kind that a unit's page shows. */
    default List<ShownFigure> shownOfUnit(Network network, Layer layer, int channel) {
        return List.of();
    }

    /**
     * Returns the figures of this kind that the page {@code /statistics} shows, which is about a network and a set of
     * photographs. Figures of all kinds stand there by their {@link Suggestion#order}. The description says in a
     * sentence what the figure answers.
     *
     * @param layer the layer that the reader chose; only kinds whose specs are {@link AboutLayer} use it
     * @param photographs the name of the set
     */
    default List<Suggestion> shownOfSet(Network network, Layer layer, String photographs) {
        return List.of();
    }

    /**
     * Returns the figures of this kind that the page {@code /space} shows, which explains activation space. Figures of all
     * kinds stand there by their {@link Suggestion#order}. Those of the kind that comes first are the steps of the
     * explanation; its numbers are less than 100. The others follow as experiments.
     *
     * @param layer the layer of which the page speaks
     * @param photographs the name of the set of which it speaks
     */
    default List<Suggestion> shownInSpace(Network network, Layer layer, String photographs) {
        return List.of();
    }

    /**
     * Returns the figures of this kind that the page {@code /linear} shows, which explains the neurons of a linear layer.
     * Figures of all kinds stand there by their {@link Suggestion#order}: those about one input have numbers below 40,
     * those about two below 70, and those about more than two follow.
     *
     * @param network the network of which the page speaks; only kinds whose specs are {@link AboutNetwork} use it
     */
    default List<Suggestion> shownInLinear(Network network) {
        return List.of();
    }

    /**
     * Returns the figures of this kind that the page {@code /train} shows, a course on small networks that are trained. Figures
     * of all kinds stand there by their {@link Suggestion#order}: those about points of the plane have numbers below 50, those
     * about photographs below 70, those about digits below 90, and those that readers change themselves follow.
     */
    default List<Suggestion> shownInTraining() {
        return List.of();
    }

    /** Returns links to figures of this kind about a unit. */
    default List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of();
    }

    /**
     * Returns links to figures of this kind about a layer.
     *
     * @param first the first channel on the page that the reader sees
     */
    default List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        return List.of();
    }

    /**
     * Returns links to figures of this kind about a unit and a sample photograph.
     *
     * @param photograph the id of the sample
     */
    default List<Suggestion> suggestionsForPhotograph(Network network, Layer layer, int channel, String photograph) {
        return List.of();
    }
}

package org.featurescope.figure;

import java.util.List;
import java.util.Optional;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/**
 * A kind of figure, with all that the rest of the product needs to know of it. Each kind has a package of its own; only
 * the registry lists the kinds.
 *
 * <p>Beside the class that implements this interface lie, as resources of the same package, {@code <name>.html} (what the
 * kind shows, how it is made, what to keep in mind; see {@link KindDocs}) and, if it cites works that the product's shared
 * list lacks, {@code sources.json}.
 *
 * @param <S> the record that holds the kind's specs
 */
public interface FigureKind<S extends FigureSpec> {
    /** Returns the record that holds the kind's specs. */
    Class<S> specType();

    /** Returns the parameters of the kind's specs. */
    ParameterTable<S> parameters();

    /** Returns the kind's name in specs and links. */
    default String name() {
        return parameters().kind();
    }

    /** Returns the kind's name for people. */
    String title();

    /** Returns what the kind shows, one sentence. */
    String description();

    /**
     * Returns an example: the query of a readable link, without the kind, that works on the default network. It is small,
     * so that whoever reads about the kind sees it form within seconds.
     */
    String example();

    /**
     * Returns a spec with all that the server knows filled in: a class by its whole label, the hash of a set of
     * photographs; and with parameters that have no effect at their defaults. So one figure has one id.
     *
     * @throws org.featurescope.validate.NotFoundException naming what is missing and what there is
     * @throws org.featurescope.validate.InvalidInputException if what is there is not what the spec says
     */
    default S resolved(S spec, Networks networks) {
        return spec;
    }

    /**
     * Checks a spec and prepares its figure.
     *
     * @param spec resolved
     * @throws org.featurescope.validate.NotFoundException naming what is missing and what there is
     * @throws org.featurescope.validate.InvalidInputException naming the field at fault and what is allowed
     */
    Recipe recipe(S spec, Networks networks);

    /** Returns what the kind's results have beside their pictures; nothing if they are their pictures and no more. */
    default Optional<ResultData<?>> resultData() {
        return Optional.empty();
    }

    /** Returns the figures of this kind that the page of a unit shows. */
    default List<ShownFigure> shownOfUnit(Network network, Layer layer, int channel) {
        return List.of();
    }

    /** Returns links to figures of this kind about a unit. */
    default List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of();
    }

    /**
     * Returns links to figures of this kind about a layer.
     *
     * @param first the first channel that the reader sees
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

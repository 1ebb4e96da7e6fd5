package org.featurescope.web;

import java.util.OptionalLong;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.run.Figures;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.page.view.OfferedFigure;

/** Tells of figures that pages offer whether they are made, and how long it takes to make them. It makes none. */
final class OfferedFigures {
    private static final String READABLE = "/figure?";

    private final Figures figures;
    private final SpecReader specs;

    OfferedFigures(Figures figures, SpecReader specs) {
        this.figures = figures;
        this.specs = specs;
    }

    /** Returns what is known of the figure of a link. */
    OfferedFigure of(Suggestion.Link link) {
        if (!link.url().startsWith(READABLE)) {
            return OfferedFigure.unknown(link);
        }
        try {
            FigureSpec spec =
                    specs.fromQuery(link.url().substring(READABLE.length())).spec();
            boolean isMade = figures.isMade(figures.kinds().id(spec));
            return new OfferedFigure(link, isMade, isMade ? OptionalLong.empty() : figures.millisecondsFor(spec));
        } catch (InvalidInputException | NotFoundException e) {
            // the page of the link says why the figure cannot be made
            return OfferedFigure.unknown(link);
        }
    }
}

package org.featurescope.web.api;

import java.util.Optional;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.Figures;
import org.featurescope.validate.NotFoundException;

/** Finds the figures that requests name. If a figure's files are damaged, it is made anew. */
public final class FigureFinder {
    private final Figures figures;

    /** Creates a finder of these figures. */
    public FigureFinder(Figures figures) {
        this.figures = figures;
    }

    /** Returns the figure with an id, if it was ever requested. */
    public Optional<Figure> find(FigureId id) {
        Optional<Figure> found = figures.find(id);
        boolean isDamaged =
                found.filter(figure -> figure.status() == FigureStatus.DAMAGED).isPresent();
        if (!isDamaged) {
            return found;
        }
        figures.repair(id);
        // another reader's request may have repaired it in between
        return figures.find(id);
    }

    /**
     * Returns the figure with an id.
     *
     * @throws NotFoundException if it was never requested
     */
    public Figure get(FigureId id) {
        return find(id).orElseThrow(() -> new NotFoundException("id", "there is no figure " + id));
    }
}

package org.featurescope.figure.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.StoredFigure;

/** The {@value #MOST} most recently used of the figures that were read and checked. Safe for use by several threads. */
final class FigureCache {
    private static final int MOST = 256;

    /** The figures by their ids, the least recently used first. */
    @GuardedBy("this")
    private final Map<FigureId, StoredFigure> figures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FigureId, StoredFigure> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<StoredFigure> find(FigureId id) {
        return Optional.ofNullable(figures.get(id));
    }

    synchronized void put(StoredFigure figure) {
        figures.put(figure.id(), figure);
    }

    synchronized void remove(FigureId id) {
        figures.remove(id);
    }
}

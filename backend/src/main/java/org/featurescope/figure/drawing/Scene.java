package org.featurescope.figure.drawing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.featurescope.kind.atlas.AtlasScene;
import org.featurescope.kind.diversity.DiversityScene;
import org.featurescope.kind.semantic.SemanticScene;
import org.featurescope.kind.spectrum.SpectrumScene;

/** What a figure looks like on paper: its pictures in their places, and what is drawn around them. */
public interface Scene {
    /** The colours of everything drawn, those of the page's light theme. */
    String INK = "#444444";

    String QUIET = "#666666";
    String RULE = "#c4c4c4";
    String PAPER = "#ffffff";
    double TEXT = 12;
    double GAP = 8;

    /** Pixels. */
    double width();

    /** Pixels. */
    double height();

    void draw(Pen pen);

    /** The kinds of figures that show more than pictures in rows, and how each is drawn. */
    Map<String, BiFunction<ExportedFigure, JsonNode, Scene>> OF_KINDS = Map.of(
            "spectrum", SpectrumScene::new,
            "atlas", AtlasScene::new,
            "semantic", SemanticScene::of,
            "diversity", DiversityScene::new);

    /** The scene of a kind of figure that shows more than pictures in rows, or nothing for the others. */
    static Optional<Scene> ofKind(ExportedFigure figure) {
        return Optional.ofNullable(OF_KINDS.get(figure.kind()))
                .flatMap(scene -> figure.figure().data().map(data -> scene.apply(figure, data)));
    }

    /** The scene of any figure. */
    static Scene of(ExportedFigure figure) {
        return ofKind(figure).orElseGet(() -> new LabelledGrid(figure));
    }
}

package org.featurescope.web.api;

import io.javalin.http.Context;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.KindList;
import org.featurescope.web.message.KindList.KindEntry;
import org.featurescope.web.page.view.KindThumbnail;

/** The API of the kinds of figures. */
public final class KindsApi {
    private final Kinds kinds;
    private final Catalogue catalogue;

    /** Creates the API; examples are about the default network of the catalogue. */
    public KindsApi(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    /** Answers with all kinds. */
    public void list(Context ctx) {
        Json.answer(ctx, new KindList(kinds.all().stream().map(this::entry).toList()));
    }

    private KindEntry entry(FigureKind<?> kind) {
        FigureSpec example = kinds.example(kind, catalogue);
        return new KindEntry(
                kind.name(),
                kind.title(),
                kind.description(),
                Kinds.schema(kind),
                kinds.toJson(example),
                "/figure?" + kinds.toQuery(example),
                "/docs/" + kind.name(),
                KindThumbnail.url(kind));
    }
}

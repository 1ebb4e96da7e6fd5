package org.featurescope.web.api;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.javalin.http.Context;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.KindList;
import org.featurescope.web.message.KindList.KindEntry;
import org.featurescope.web.page.view.KindThumbnail;

/**
 * The API of the kinds of figures. Its answer is made once, by {@link #prepare} or for the first request, since it does not
 * change while a server runs: networks are added only at its start, and the examples show no set of photographs but those of
 * the product. Thread-safe.
 */
public final class KindsApi {
    private final Kinds kinds;
    private final Catalogue catalogue;

    @GuardedBy("this")
    private Optional<byte[]> answer = Optional.empty();

    /** Creates the API; examples are about the default network of the catalogue. */
    public KindsApi(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    /** Makes the answer on a thread of the lowest priority, so that no reader waits for it. */
    public void prepare() {
        Thread thread = new Thread(this::answer, "kinds");
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers with all kinds. */
    public void list(Context ctx) {
        ctx.contentType(Json.TYPE).result(answer());
    }

    private synchronized byte[] answer() {
        byte[] json = answer.orElseGet(() ->
                Json.bytes(new KindList(kinds.all().stream().map(this::entry).toList())));
        answer = Optional.of(json);
        return json;
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

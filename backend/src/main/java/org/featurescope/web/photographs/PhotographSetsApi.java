package org.featurescope.web.photographs;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.upload.PhotographUploads.Added;
import org.featurescope.model.Catalogue;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.message.photographs.CreatedPhotographSet;
import org.featurescope.web.message.photographs.PhotographSetList;

/** The API of sets of photographs, which lists, describes, makes and deletes them. */
public final class PhotographSetsApi {
    static final String PATH = "/api/v1/photograph-sets/";

    private static final List<String> ZIP = List.of("application/zip", "application/x-zip-compressed");
    private static final int MOST_ARCHIVES = 2;
    private static final int RETRY_SECONDS = 10;

    private final PhotographParts parts;
    private final SetDescriptions descriptions;
    private final Permission mayChange;
    private final ConcurrencyLimit archives = new ConcurrencyLimit(MOST_ARCHIVES, "uploads", RETRY_SECONDS);

    /** Creates the API. */
    public PhotographSetsApi(PhotographParts parts, Catalogue catalogue, Permission mayChange) {
        this.parts = parts;
        this.descriptions = new SetDescriptions(parts, catalogue);
        this.mayChange = mayChange;
    }

    /** Answers with all sets. */
    public void list(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        Json.answer(
                ctx,
                new PhotographSetList(
                        parts.shelf().names().stream().map(descriptions::entry).toList(),
                        mayChange.has(ctx),
                        parts.uploads().limits().mostPhotographs(),
                        parts.uploads().limits().mostBytes(),
                        PhotographSet.MOST_BYTES,
                        PhotographUploadsApi.MOST_BYTES));
    }

    /** Answers with a set. */
    public void get(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        Json.answer(ctx, descriptions.whole(ctx.pathParam("name")));
    }

    /** Makes a set of a zip archive, which is the body, or of an upload, which the body names. */
    public void put(Context ctx) throws IOException {
        mayChange.require(ctx);
        String name = ctx.pathParam("name");
        CreatedPhotographSet created;
        if (ZIP.contains(RequestBody.mediaType(ctx))) {
            created = ofArchive(ctx, name);
        } else if (RequestBody.mediaType(ctx).equals(Json.TYPE)) {
            created = ofUpload(ctx, name);
        } else {
            throw HttpProblem.unsupportedType(
                    "%s takes %s, or %s like {\"upload\": \"id\"}.".formatted(ctx.path(), ZIP.get(0), Json.TYPE));
        }
        ctx.status(HttpStatus.CREATED).header("Location", created.url());
        Json.answer(ctx, created);
    }

    private CreatedPhotographSet ofArchive(Context ctx, String name) throws IOException {
        if (ctx.req().getContentLengthLong() > parts.uploads().limits().mostBytes()) {
            throw HttpProblem.tooLarge("An archive may have at most %d MB."
                    .formatted(parts.uploads().limits().mostBytes() / 1_000_000));
        }
        try (ConcurrencyLimit.Permit permit = archives.acquire();
                InputStream body = ctx.req().getInputStream()) {
            Added added = parts.uploads().addZip(name, body);
            return new CreatedPhotographSet(name, added.photographs(), PATH + name, added.tooLarge());
        }
    }

    private CreatedPhotographSet ofUpload(Context ctx, String name) throws IOException {
        JsonNode upload = Json.objectIn(ctx).path("upload");
        if (!upload.isTextual()) {
            throw new InvalidInputException("upload", "upload must be the id of an upload");
        }
        int photographs = parts.uploads().received(upload.textValue()).photographs();
        parts.uploads().finish(upload.textValue(), name);
        return new CreatedPhotographSet(name, photographs, PATH + name, List.of());
    }

    /** Deletes a set, after the jobs that index it were stopped. */
    public void delete(Context ctx) {
        mayChange.require(ctx);
        String name = ctx.pathParam("name");
        if (!parts.jobs().cancelAll(name)) {
            throw HttpProblem.conflict("The set \"%s\" is still being read; try again in a moment.".formatted(name));
        }
        try {
            parts.uploads().remove(name);
        } catch (IOException e) {
            throw new UncheckedIOException("the set of photographs %s cannot be deleted".formatted(name), e);
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }
}

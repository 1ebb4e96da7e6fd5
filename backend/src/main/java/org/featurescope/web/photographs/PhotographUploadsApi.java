package org.featurescope.web.photographs;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import org.featurescope.activation.upload.PhotographUploads;
import org.featurescope.activation.upload.PhotographUploads.Received;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.FileParts;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.photographs.PhotographUpload;

/** The API of uploads of folders, whose files come in several requests. */
public final class PhotographUploadsApi {
    /** The greatest number of bytes of a request, which is more than a photograph may have. */
    static final int MOST_BYTES = 24_000_000;

    private static final int MOST_AT_A_TIME = 8;
    private static final int RETRY_SECONDS = 5;

    private final PhotographUploads uploads;
    private final Permission mayChange;
    private final ConcurrencyLimit requests = new ConcurrencyLimit(MOST_AT_A_TIME, "uploads", RETRY_SECONDS);

    /** Creates the API. */
    public PhotographUploadsApi(PhotographUploads uploads, Permission mayChange) {
        this.uploads = uploads;
        this.mayChange = mayChange;
    }

    /** Begins an upload and answers with its id. */
    public void begin(Context ctx) throws IOException {
        mayChange.require(ctx);
        String id = uploads.begin();
        ctx.status(HttpStatus.CREATED);
        Json.answer(ctx, new PhotographUpload(id, 0, 0));
    }

    /** Takes some files of an upload and answers with what it has by now. */
    public void files(Context ctx) throws IOException {
        mayChange.require(ctx);
        String id = ctx.pathParam("id");
        uploads.received(id);
        try (ConcurrencyLimit.Permit permit = requests.acquire()) {
            FileParts.read(ctx, MOST_BYTES, name -> uploads.file(id, name));
        }
        Received received = uploads.received(id);
        Json.answer(ctx, new PhotographUpload(id, received.photographs(), received.bytes()));
    }

    /** Deletes an upload that is not finished. */
    public void abandon(Context ctx) throws IOException {
        mayChange.require(ctx);
        uploads.abandon(ctx.pathParam("id"));
        ctx.status(HttpStatus.NO_CONTENT);
    }
}

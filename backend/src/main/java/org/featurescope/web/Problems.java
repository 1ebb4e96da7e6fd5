package org.featurescope.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.featurescope.activation.upload.NameTakenException;
import org.featurescope.figure.run.QueueFullException;
import org.featurescope.files.DiskFullException;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.http.FieldProblem;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.Problem;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.page.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every failed request with a {@link Problem}: as JSON, or as a page if the client accepts HTML. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Pages pages;

    Problems(Pages pages) {
        this.pages = pages;
    }

    /** Adds a handler for each type of exception to the server's. */
    void register(RoutesConfig routes) {
        routes.exception(InvalidInputException.class, (e, ctx) -> answer(ctx, Problem.of(400, message(e), e.field())));
        routes.exception(NotFoundException.class, (e, ctx) -> answer(ctx, Problem.of(404, message(e), e.field())));
        routes.exception(QueueFullException.class, (e, ctx) -> {
            ctx.header("Retry-After", Integer.toString(e.retryAfterSeconds()));
            answer(ctx, Problem.of(e.isOfClient() ? 429 : 503, message(e) + "."));
        });
        routes.exception(HttpProblem.class, (e, ctx) -> {
            e.retryAfterSeconds().ifPresent(seconds -> ctx.header("Retry-After", Integer.toString(seconds)));
            answer(ctx, Problem.of(e.status(), message(e)));
        });
        routes.exception(FieldProblem.class, (e, ctx) -> answer(ctx, e.problem()));
        routes.exception(NameTakenException.class, (e, ctx) -> answer(ctx, Problem.of(409, message(e), "name")));
        routes.exception(DiskFullException.class, (e, ctx) -> answer(ctx, Problem.of(507, message(e))));
        routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            String allowed = e.getDetails().getOrDefault("availableMethods", "");
            ctx.header("Allow", allowed);
            answer(ctx, Problem.of(405, "%s takes %s, not %s.".formatted(ctx.path(), allowed, ctx.method())));
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, ofJavalin(e, ctx)));
        routes.exception(
                HttpException.RuntimeException.class,
                (e, ctx) -> answer(ctx, Problem.of(e.getCode(), String.valueOf(e.getReason()))));
        routes.exception(BadMessageException.class, (e, ctx) -> answer(ctx, Problem.of(400, "The request is broken.")));
        // errors of files are wrapped in unchecked exceptions, so an IOException comes from the client's connection
        routes.exception(IOException.class, (e, ctx) -> {
            LOG.debug("a client has disconnected at {}: {}", ctx.path(), e.toString());
            ctx.status(400);
        });
        routes.exception(Exception.class, (e, ctx) -> unexpected(e, ctx));
    }

    private static Problem ofJavalin(HttpResponseException e, Context ctx) {
        return e.getStatus() == 404
                ? Problem.of(404, "There is nothing at %s.".formatted(ctx.path()))
                : Problem.of(e.getStatus(), message(e));
    }

    /** Answers an unexpected exception. The log contains the stack trace; the answer only a number to find it by. */
    private void unexpected(Exception e, Context ctx) {
        if (DiskFullException.isCauseOf(e)) {
            LOG.error("the disk is full at {} {}", ctx.method(), ctx.path(), e);
            answer(ctx, Problem.of(507, message(DiskFullException.because(e))));
            return;
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("problem {} at {} {}", number, ctx.method(), ctx.path(), e);
        answer(
                ctx,
                Problem.of(
                        500,
                        "%s %s could not be answered. %s Whoever runs the server can find more about it under the number %s."
                                .formatted(ctx.method(), ctx.path(), FailureReason.of(e), number)));
    }

    private void answer(Context ctx, Problem problem) {
        if (ctx.res().isCommitted()) {
            LOG.debug("the answer of {} has begun, so this problem is not sent: {}", ctx.path(), problem);
            return;
        }
        drain(ctx);
        ctx.status(problem.status()).header("Cache-Control", "no-store");
        if (wantsPage(ctx)) {
            ctx.html(PageAddresses.complete(pages.problem(problem.status(), problem.title(), problem.detail()), ctx));
        } else {
            Json.answer(ctx, Problem.TYPE, problem);
        }
    }

    private static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return !ctx.path().startsWith("/api/")
                && accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    /**
     * Reads the rest of the request. A client that still sends would see its connection break before it reads the
     * answer.
     */
    private static void drain(Context ctx) {
        try {
            RequestBody.drain(ctx);
        } catch (IOException e) {
            LOG.debug("a client has disconnected while it sent its request: {}", ctx.path());
        }
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}

package org.featurescope.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.answers.Answer;
import org.featurescope.figure.answers.AnswerSheet;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.figure.answers.AnswersReceived;
import org.featurescope.figure.answers.Questions;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.table.CsvExport;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.HttpProblem;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.RateLimit;

/**
 * The API of people's answers to the questions of figures. Nothing is stored of a person but the answers and a digest of a
 * random text that the browser sends, so that nobody is counted twice.
 */
public final class AnswersApi {
    private static final Pattern SESSION = Pattern.compile("[0-9a-f]{32}");
    private static final int DIGITS_IN_NAME = 12;

    /** More people than a large class finish within a minute only if they are scripts. */
    private static final int MOST_IN_A_MINUTE = 120;

    private final Figures figures;
    private final AnswerStore answers;
    private final Permission owner;
    private final RateLimit rate = new RateLimit(MOST_IN_A_MINUTE, System::nanoTime);

    /**
     * Creates the API.
     *
     * @param owner the permission of the server's owner, who may delete answers
     */
    public AnswersApi(Figures figures, AnswerStore answers, Permission owner) {
        this.figures = figures;
        this.answers = answers;
        this.owner = owner;
    }

    /** Answers with the scores of all people. */
    public void get(Context ctx) {
        StoredFigure figure = asking(ctx);
        ctx.header("Cache-Control", "no-store");
        Json.answer(ctx, questions(figure).pooled(answers.of(figure.id().hex())));
    }

    /** Stores the answers of a person and answers with her score. */
    public void post(Context ctx) throws IOException {
        StoredFigure figure = asking(ctx);
        Questions questions = questions(figure);
        JsonNode body = Json.objectIn(ctx);
        String session = AnswerStore.digest(session(body));
        List<Answer> given = answers(body);
        questions.check(given);
        rate.acquire("answers");
        String id = figure.id().hex();
        AnswerStore.Added added = answers.add(id, new AnswerSheet(session, given));
        if (added == AnswerStore.Added.FULL) {
            throw HttpProblem.conflict("The answers of %d people are stored for this figure, and no more are taken."
                    .formatted(AnswerStore.MOST_PEOPLE));
        }
        List<Answer> counted = answers.of(id, session).map(AnswerSheet::answers).orElse(given);
        boolean isNew = added == AnswerStore.Added.STORED;
        ctx.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
        Json.answer(ctx, new AnswersReceived(questions.score(counted), isNew, questions.pooled(answers.of(id))));
    }

    private static String session(JsonNode body) {
        String session = body.path("session").asText();
        if (!SESSION.matcher(session).matches()) {
            throw new InvalidInputException(
                    "session", "session must be 32 lower-case hexadecimal digits that the browser draws");
        }
        return session;
    }

    private static List<Answer> answers(JsonNode body) {
        JsonNode all = body.path("answers");
        if (!all.isArray()) {
            throw new InvalidInputException("answers", "answers must be a list with an answer for each question");
        }
        List<Answer> answers = new ArrayList<>();
        for (JsonNode one : all) {
            String place = "answers[%d].".formatted(answers.size());
            answers.add(new Answer(
                    number(one, place, "question"),
                    number(one, place, "chosen"),
                    number(one, place, "confidence"),
                    number(one, place, "milliseconds")));
        }
        return answers;
    }

    private static int number(JsonNode answer, String place, String field) {
        JsonNode value = answer.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new InvalidInputException(place + field, "%s%s must be a whole number".formatted(place, field));
        }
        return value.intValue();
    }

    /** Answers with all answers as a CSV file. */
    public void csv(Context ctx) {
        StoredFigure figure = asking(ctx);
        ctx.header("Cache-Control", "no-store");
        ctx.header(
                "Content-Disposition",
                "inline; filename=\"answers-%s.csv\""
                        .formatted(figure.id().hex().substring(0, DIGITS_IN_NAME)));
        ctx.contentType("text/csv; charset=utf-8")
                .result(CsvExport.of(
                        questions(figure).table(answers.of(figure.id().hex()))));
    }

    /** Deletes all answers to a figure. */
    public void delete(Context ctx) {
        owner.require(ctx);
        answers.reset(asking(ctx).id().hex());
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /** Returns the figure of a request, which asks people something. */
    private StoredFigure asking(Context ctx) {
        StoredFigure figure = figures.get(FigureId.parse(ctx.pathParam("id")))
                .result()
                .orElseThrow(() -> new NotFoundException("id", "the figure is not finished, so it asks nothing yet"));
        if (questions(figure).all().isEmpty()) {
            throw new NotFoundException("id", "the figure asks no questions");
        }
        return figure;
    }

    private Questions questions(StoredFigure figure) {
        return figures.kinds().questions(figure.spec(), figure.data());
    }
}

package org.featurescope.figure.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.figure.answers.Question.Role;
import org.featurescope.figure.table.Table;
import org.featurescope.space.Bootstrap;
import org.featurescope.space.ShareInterval;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * The questions of a figure with what is computed of people's answers: the score of one person, the scores of all, and
 * the answers as a table.
 *
 * <p>Answers do not count if less than {@value #LEAST_CAUGHT} of the catch questions are answered right, if the same of
 * the two answers is always chosen, or if half of the answers took less than {@value #LEAST_MILLISECONDS} milliseconds.
 *
 * @param all the questions in their order
 */
public record Questions(List<Question> all) {
    /** The smallest share of right answers to catch questions. */
    static final double LEAST_CAUGHT = 0.8;
    /** The shortest median time of an answer. */
    static final int LEAST_MILLISECONDS = 1500;
    /** The number of equal answers from which on they are always the same by more than chance. */
    private static final int FEWEST_EQUAL = 8;

    public Questions {
        all = List.copyOf(all);
    }

    /**
     * Checks that answers answer all questions in their order.
     *
     * @throws InvalidInputException naming the field at fault
     */
    public void check(List<Answer> answers) {
        Validate.isTrue(
                "answers",
                answers.size() == all.size(),
                "there must be an answer for each of the %d questions, but there are %d"
                        .formatted(all.size(), answers.size()));
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            String field = "answers[%d].".formatted(i);
            Validate.isTrue(
                    field + "question",
                    answer.question() == i,
                    "answer %d must be that of question %d, but is that of question %d"
                            .formatted(i, i, answer.question()));
            Validate.inRange(field + "chosen", answer.chosen(), 0, 1);
            Validate.inRange(field + "confidence", answer.confidence(), 1, Answer.MOST_CONFIDENCE);
            Validate.inRange(field + "milliseconds", answer.milliseconds(), 0, Answer.MOST_MILLISECONDS);
        }
    }

    /** Returns the score of a person whose answers were checked. */
    public PersonScore score(List<Answer> answers) {
        int right = right(Role.SCORED, answers);
        int of = count(Role.SCORED);
        Bootstrap.Interval interval = ShareInterval.of(right, of);
        int caught = right(Role.CATCH, answers);
        int catches = count(Role.CATCH);
        return new PersonScore(
                right, of, interval.low(), interval.high(), caught, catches, rejections(answers, caught, catches));
    }

    private int count(Role role) {
        return (int) all.stream().filter(question -> question.role() == role).count();
    }

    private int right(Role role, List<Answer> answers) {
        return (int) IntStream.range(0, all.size())
                .filter(i -> all.get(i).role() == role && all.get(i).isRight(answers.get(i)))
                .count();
    }

    private List<String> rejections(List<Answer> answers, int caught, int catches) {
        List<Answer> counted = IntStream.range(0, all.size())
                .filter(i -> all.get(i).role() != Role.PRACTICE)
                .mapToObj(answers::get)
                .toList();
        List<String> rejections = new ArrayList<>();
        if (caught < LEAST_CAUGHT * catches) {
            rejections.add("%d of the %d questions whose answer can be seen were answered right; it takes %d %%"
                    .formatted(caught, catches, Math.round(100 * LEAST_CAUGHT)));
        }
        boolean isOneSide = counted.size() >= FEWEST_EQUAL
                && counted.stream().mapToInt(Answer::chosen).distinct().count() == 1;
        if (isOneSide) {
            rejections.add("the same of the two pictures was always chosen");
        }
        int[] times = counted.stream().mapToInt(Answer::milliseconds).sorted().toArray();
        if (times.length > 0 && times[times.length / 2] < LEAST_MILLISECONDS) {
            rejections.add("half of the answers took less than 1.5 seconds");
        }
        return rejections;
    }

    /** Returns the sheets that answer these questions; an earlier version's questions may have been others. */
    private List<AnswerSheet> complete(List<AnswerSheet> sheets) {
        return sheets.stream()
                .filter(sheet -> sheet.answers().size() == all.size())
                .toList();
    }

    /** Returns the scores of all people. */
    public PooledScores pooled(List<AnswerSheet> sheets) {
        List<AnswerSheet> complete = complete(sheets);
        List<AnswerSheet> counted = complete.stream()
                .filter(sheet -> score(sheet.answers()).counts())
                .toList();
        int rejected = complete.size() - counted.size();
        if (counted.isEmpty()) {
            return new PooledScores(0, rejected, List.of(), List.of());
        }
        Map<String, Map<String, int[]>> groups = rightAndAll(counted);
        List<String> names = new ArrayList<>();
        List<double[]> shares = new ArrayList<>();
        List<GroupScore> scores = new ArrayList<>();
        groups.forEach((group, units) -> {
            names.add(group);
            shares.add(shares(units));
            scores.add(GroupScore.of(group, shares(units), answers(units)));
        });
        return new PooledScores(counted.size(), rejected, scores, GroupScore.differences(names, shares));
    }

    /** Returns for each unit of each group the number of right answers and that of all. */
    private Map<String, Map<String, int[]>> rightAndAll(List<AnswerSheet> counted) {
        Map<String, Map<String, int[]>> groups = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Question question = all.get(i);
            if (question.role() == Role.SCORED) {
                int[] rightAndAll = groups.computeIfAbsent(question.group(), any -> new LinkedHashMap<>())
                        .computeIfAbsent(question.unit(), any -> new int[2]);
                for (AnswerSheet sheet : counted) {
                    rightAndAll[0] += question.isRight(sheet.answers().get(i)) ? 1 : 0;
                    rightAndAll[1]++;
                }
            }
        }
        return groups;
    }

    private static double[] shares(Map<String, int[]> units) {
        return units.values().stream()
                .mapToDouble(counts -> (double) counts[0] / counts[1])
                .toArray();
    }

    private static int answers(Map<String, int[]> units) {
        return units.values().stream().mapToInt(counts -> counts[1]).sum();
    }

    /** Returns all answers as a table with a row for each. People have numbers in the order of their answers. */
    public Table table(List<AnswerSheet> sheets) {
        List<List<Object>> rows = new ArrayList<>();
        List<AnswerSheet> complete = complete(sheets);
        for (int person = 0; person < complete.size(); person++) {
            List<Answer> answers = complete.get(person).answers();
            boolean counts = score(answers).counts();
            for (int i = 0; i < all.size(); i++) {
                Question question = all.get(i);
                Answer answer = answers.get(i);
                rows.add(List.of(
                        person + 1,
                        counts,
                        i + 1,
                        question.role().name().toLowerCase(Locale.ROOT),
                        question.group(),
                        question.unit(),
                        answer.chosen(),
                        question.isRight(answer),
                        answer.confidence(),
                        answer.milliseconds()));
            }
        }
        return new Table(
                List.of(
                        "person",
                        "counts",
                        "question",
                        "role",
                        "group",
                        "unit",
                        "chosen",
                        "right",
                        "confidence",
                        "milliseconds"),
                rows);
    }
}

package org.featurescope.figure.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.featurescope.figure.answers.Question.Role;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionsTest {
    private static final int SCORED = 30;
    private static final Questions QUESTIONS = questions();

    private static Questions questions() {
        SplittableRandom random = new SplittableRandom(1);
        List<Question> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(new Question(Role.PRACTICE, "basis", "practice " + i, random.nextInt(2)));
        }
        for (int i = 0; i < SCORED; i++) {
            String group = i % 2 == 0 ? "basis" : "random";
            all.add(new Question(Role.SCORED, group, group + i, random.nextInt(2)));
        }
        for (int i = 0; i < 3; i++) {
            all.add(new Question(Role.CATCH, "basis", "catch " + i, i % 2));
        }
        return new Questions(all);
    }

    private static List<Answer> answers(ToIntFunction<Question> chosen, int milliseconds) {
        return IntStream.range(0, QUESTIONS.all().size())
                .mapToObj(i -> new Answer(i, chosen.applyAsInt(QUESTIONS.all().get(i)), 2, milliseconds))
                .toList();
    }

    /** Returns a person who answers scored questions right with a probability, and the others always. */
    private static ToIntFunction<Question> person(double probability, SplittableRandom random) {
        return question -> question.role() != Role.SCORED || random.nextDouble() < probability
                ? question.right()
                : 1 - question.right();
    }

    @Test
    void aPersonWhoAnswersInEarnestCounts() {
        PersonScore score = QUESTIONS.score(answers(Question::right, 2500));
        assertThat(score.rejections()).isEmpty();
        assertThat(score.right()).isEqualTo(score.of()).isEqualTo(SCORED);
        assertThat(score.caught()).isEqualTo(3);
        assertThat(score.low()).isBetween(0.88, 0.89);
    }

    @Test
    void whoAlwaysPressesTheSameButtonIsRejected() {
        assertThat(QUESTIONS.score(answers(question -> 0, 2500)).rejections())
                .anyMatch(reason -> reason.contains("always"))
                .anyMatch(reason -> reason.contains("2 of the 3"));
    }

    @Test
    void whoIsTooFastIsRejected() {
        assertThat(QUESTIONS.score(answers(Question::right, 1499)).rejections())
                .containsExactly("half of the answers took less than 1.5 seconds");
        assertThat(QUESTIONS.score(answers(Question::right, 1500)).rejections()).isEmpty();
    }

    @Test
    void aGuesserIsRejectedByCatchQuestionsInSevenOfEightCases() {
        SplittableRandom random = new SplittableRandom(7);
        long rejected = IntStream.range(0, 1000)
                .filter(i -> !QUESTIONS
                        .score(answers(question -> random.nextInt(2), 2500))
                        .counts())
                .count();
        assertThat(rejected).isBetween(840L, 910L);
    }

    @Test
    void theIntervalOfAPersonCoversHerProbabilityIn95Of100() {
        SplittableRandom random = new SplittableRandom(11);
        long covered = IntStream.range(0, 1000)
                .mapToObj(i -> QUESTIONS.score(answers(person(0.8, random), 2500)))
                .filter(score -> score.low() <= 0.8 && 0.8 <= score.high())
                .count();
        assertThat(covered).isBetween(935L, 980L);
    }

    @Test
    void scoresOfAllAreMeansOverUnitsOfThosePeopleWhoCount() {
        SplittableRandom random = new SplittableRandom(3);
        List<AnswerSheet> sheets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sheets.add(new AnswerSheet("person " + i, answers(person(0.8, random), 2500)));
        }
        sheets.add(new AnswerSheet("fast", answers(Question::right, 10)));
        PooledScores pooled = QUESTIONS.pooled(sheets);
        assertThat(pooled.people()).isEqualTo(20);
        assertThat(pooled.rejected()).isEqualTo(1);
        assertThat(pooled.groups()).extracting(GroupScore::group).containsExactly("basis", "random");
        for (GroupScore group : pooled.groups()) {
            assertThat(group.units()).isEqualTo(SCORED / 2);
            assertThat(group.answers()).isEqualTo(20 * SCORED / 2);
            assertThat(group.share()).isEqualTo(0.8, within(0.06));
            assertThat(group.low()).isLessThan(group.share());
            assertThat(group.high()).isGreaterThan(group.share());
        }
        GroupScore.Difference difference = pooled.differences().get(0);
        assertThat(difference.difference())
                .isEqualTo(
                        pooled.groups().get(0).share() - pooled.groups().get(1).share(), within(1e-12));
        assertThat(difference.low()).isLessThan(0);
        assertThat(difference.high()).isGreaterThan(0);
        assertThat(QUESTIONS.table(sheets).rows()).hasSize(21 * QUESTIONS.all().size());
    }

    @Test
    void withoutAnybodyThereIsNoScore() {
        assertThat(QUESTIONS.pooled(List.of())).isEqualTo(new PooledScores(0, 0, List.of(), List.of()));
    }

    @Test
    void answersToOtherQuestionsAreLeftOut() {
        AnswerSheet old = new AnswerSheet("old", List.of(new Answer(0, 0, 1, 2000)));
        assertThat(QUESTIONS.pooled(List.of(old)).people()).isZero();
        assertThat(QUESTIONS.table(List.of(old)).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 2, 2000, answers[0].question",
        "0, 2, 2, 2000, answers[0].chosen",
        "0, -1, 2, 2000, answers[0].chosen",
        "0, 0, 0, 2000, answers[0].confidence",
        "0, 0, 4, 2000, answers[0].confidence",
        "0, 0, 1, -1, answers[0].milliseconds",
        "0, 0, 1, 86400001, answers[0].milliseconds",
    })
    void answersThatCannotBeAreRefusedByTheirField(
            int question, int chosen, int confidence, int milliseconds, String field) {
        List<Answer> answers = new ArrayList<>(answers(Question::right, 2500));
        answers.set(0, new Answer(question, chosen, confidence, milliseconds));
        assertThatThrownBy(() -> QUESTIONS.check(answers))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
        assertThatThrownBy(() -> QUESTIONS.check(answers.subList(0, 3))).hasMessageContaining("38 questions");
    }
}

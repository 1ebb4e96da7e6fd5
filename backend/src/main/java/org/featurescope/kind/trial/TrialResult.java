package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.answers.GroupScore;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of a trial: the questions for people, and the scores of the automatic judge.
 *
 * @param set the photographs
 * @param used the number of photographs that the trial draws from; half of them are references, half are asked about
 * @param features the number of features by which the judge compares pictures
 * @param pairs the number of questions that the judge answers about each direction
 * @param families the judge's score for each family of directions
 * @param differences the differences of these scores
 * @param overall the score for each family of a judge that sees nothing but the layer's overall activation; it should be
 *     near one half
 * @param directions the judge's score for each direction
 * @param unit the judge's score for the neuron that the figure is about, if it is about one
 * @param leftOut the directions whose optimized pictures excite them less than a photograph does, so that there are no
 *     questions about them
 * @param trials the questions of the block in their order
 */
public record TrialResult(
        IndexedSet set,
        int used,
        int features,
        int pairs,
        List<GroupScore> families,
        List<GroupScore.Difference> differences,
        List<GroupScore> overall,
        List<DirectionScore> directions,
        Optional<DirectionScore> unit,
        List<LeftOut> leftOut,
        List<Trial> trials) {
    /**
     * The judge's score for a direction.
     *
     * @param family the family's name
     * @param name the direction's name
     * @param right the number of right answers
     * @param of the number of answers
     * @param low the lower end of the interval of 95 %
     * @param high its upper end
     */
    public record DirectionScore(String family, String name, int right, int of, double low, double high) {
        /** Returns the share of right answers. */
        double share() {
            return (double) right / of;
        }
    }

    /**
     * A direction without questions.
     *
     * @param family the family's name
     * @param name the direction's name
     * @param optimized the mean activation of the direction for its optimized pictures
     * @param photograph the largest mean activation for a photograph
     */
    public record LeftOut(String family, String name, double optimized, double photograph) {}

    /**
     * A question.
     *
     * @param role {@code practice}, {@code catch} or {@code scored}
     * @param family the family of its direction
     * @param direction the name of its direction
     * @param least the pictures that excite the direction least
     * @param most the pictures that excite it most
     * @param queries the two pictures of which one excites it
     * @param right which of the two excites it, 0 or 1
     */
    public record Trial(
            String role,
            String family,
            String direction,
            List<Integer> least,
            List<Integer> most,
            List<Integer> queries,
            int right) {}

    /** Returns the judge's scores of families as a table. */
    Table familyTable() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < families.size(); i++) {
            GroupScore family = families.get(i);
            GroupScore control = overall.get(i);
            rows.add(List.of(
                    family.group(),
                    family.units(),
                    family.answers(),
                    family.share(),
                    family.low(),
                    family.high(),
                    control.share(),
                    control.low(),
                    control.high()));
        }
        return new Table(
                List.of(
                        "family",
                        "units",
                        "answers",
                        "share",
                        "low",
                        "high",
                        "by overall activation",
                        "by overall activation low",
                        "by overall activation high"),
                rows);
    }

    /** Returns the judge's scores of directions as a table. */
    Table unitTable() {
        List<List<Object>> rows = new ArrayList<>();
        for (DirectionScore score : directions) {
            rows.add(List.of(score.family, score.name, score.right, score.of, score.share(), score.low, score.high));
        }
        return new Table(List.of("family", "unit", "right", "of", "share", "low", "high"), rows);
    }
}

package org.featurescope.figure.answers;

import java.util.List;

/**
 * The scores of all people whose answers count.
 *
 * @param people the number of people whose answers count
 * @param rejected the number of people whose answers do not count
 * @param groups the score of each group, in the order of the questions; empty if no answers count
 * @param differences the differences of the groups
 */
public record PooledScores(int people, int rejected, List<GroupScore> groups, List<GroupScore.Difference> differences) {
    public PooledScores {
        groups = List.copyOf(groups);
        differences = List.copyOf(differences);
    }
}

package org.featurescope.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists the members of groups of items. */
final class Groups {
    private Groups() {}

    /**
     * Returns the members of each group, the group with the smallest number first.
     *
     * @param groupOf the number of the group of each item
     */
    static List<int[]> members(int[] groupOf) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int item = 0; item < groupOf.length; item++) {
            members.computeIfAbsent(groupOf[item], none -> new ArrayList<>()).add(item);
        }
        return members.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}

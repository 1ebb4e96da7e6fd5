package org.featurescope.kind.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.junit.jupiter.api.Test;

final class JointSpecTest {
    private final SpecReader reader = new SpecReader(TestKinds.quick(), Networks.catalogue());
    private final Network network = Networks.network();

    private JointSpec spec(String query) {
        return (JointSpec) reader.fromQuery(query).spec();
    }

    @Test
    void thePairsOfJointMeetTheirRowAndTheirColumn() {
        JointSpec joint = spec("kind=joint&rows=mixed4c:1,mixed4c:2&columns=mixed4c:3,mixed4c:4");
        Layout layout = joint.layout();
        Plan plan = joint.plan(network);
        List<Objective> objectives = ((Composition.Each) plan.runs().get(0).objective()).parts();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < plan.panels().size(); i++) {
            if (layout.row(i) > 0 && layout.column(i) > 0) {
                String row = layout.rowLabels().get(layout.row(i));
                String column = layout.columnLabels().get(layout.column(i));
                assertThat(objectives.get(i))
                        .isEqualTo(Objective.parse("channel(%s) + channel(%s)".formatted(row, column)));
                pairs.add(plan.panels().get(i).shows());
            }
        }
        assertThat(pairs)
                .containsExactly(
                        "mixed4c:1 + mixed4c:3",
                        "mixed4c:1 + mixed4c:4",
                        "mixed4c:2 + mixed4c:3",
                        "mixed4c:2 + mixed4c:4");
    }
}

package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resident size of a server that makes many small figures of several kinds, sizes and networks. */
final class MemoryFaults {
    private static final int RENDERS = Integer.getInteger("featurescope.faults.renders", 2000);
    private static final int BETWEEN = 100;
    /** The greatest growth after the first hundred figures. */
    private static final double MOST_GROWTH = 1.25;
    /** The greatest memory outside the Java heap, which three networks are in: that of the setting, and of one running figure. */
    private static final double MOST_MEGABYTES = 1573 + 300;

    private static final List<String> SPECS = List.of(
            "{'kind':'channel','unit':'mixed4c:12','size':32,'steps':4,'seed':%d}",
            "{'kind':'channel','unit':'mixed4b:7','size':48,'steps':4,'seed':%d}",
            "{'kind':'channel','unit':'mixed5a:3','size':64,'steps':3,'seed':%d,'model':'mini-inception-robust'}",
            "{'kind':'joint','rows':['mixed4c:1'],'columns':['mixed4c:2'],'size':32,'steps':4,'seed':%d}",
            "{'kind':'interpolation','from':'mixed4c:1','to':'mixed4c:2','frames':3,'size':32,'steps':3,'seed':%d}",
            "{'kind':'channel','unit':'mixed2:5','size':80,'steps':2,'seed':%d,'model':'inception-v3'}",
            "{'kind':'grid','layer':'mixed4c','channels':[1,2,3,4],'size':32,'steps':3,'seed':%d}",
            "{'kind':'semantic','layer':'mixed4c','photograph':'chelsea','size':32,'steps':2,'seed':%d}",
            "{'kind':'channel','unit':'mixed4c:9','size':96,'steps':2,'seed':%d,'preset':'article'}");

    @Test
    void itDoesNotGrowAfterTheFirstHundred(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("Memory");
        List<Double> sizes = new ArrayList<>();
        double most = 0;
        try (Product product = Product.start(data)) {
            for (int render = 1; render <= RENDERS; render++) {
                product.awaitMade(product.ask(SPECS.get(render % SPECS.size()).formatted(render)));
                if (render % BETWEEN == 0) {
                    sizes.add(product.residentMegabytes());
                    most = Math.max(most, product.residentMegabytes() - product.heapMegabytes());
                    report.line(
                            "after %d figures: %.0f MB resident, heap %.0f MB",
                            render, product.residentMegabytes(), product.heapMegabytes());
                }
            }
        }
        assertThat(most).isLessThan(MOST_MEGABYTES);
        assertThat(sizes.get(sizes.size() - 1)).isLessThan(MOST_GROWTH * sizes.get(0));
    }
}

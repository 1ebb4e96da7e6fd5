package org.featurescope.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/** axe-core in a page: what it finds wrong for people who use a keyboard, a screen reader, or other eyes. */
final class Axe {
    private static final String SCRIPT = script();

    private static final String RUN = """
            const done = arguments[1];
            axe.run({exclude: ['.katex-html']}, {preload: false, resultTypes: ['violations'], ...arguments[0]}).then(
                ({violations}) => done(violations.map((rule) => rule.id + ' (' + rule.help + '): '
                    + rule.nodes.slice(0, 4).map((node) => node.target.join(' > ') + ' '
                        + (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '')).join(' | '))),
                (error) => done(['axe failed: ' + error]));
            """;

    private Axe() {}

    /**
     * The rules that the page breaks, each with the elements at fault; shadow trees are looked into. Of a formula its MathML is
     * looked at: the letters that are drawn are hidden from screen readers, and there are thousands on a page.
     */
    static List<String> violations(JavascriptExecutor page) {
        return run(page, Map.of());
    }

    /** What of the page has too little contrast: all that can change between the light and the dark. */
    static List<String> contrasts(JavascriptExecutor page) {
        return run(page, Map.of("runOnly", List.of("color-contrast", "link-in-text-block")));
    }

    private static List<String> run(JavascriptExecutor page, Map<String, Object> options) {
        if (!Boolean.TRUE.equals(page.executeScript("return 'axe' in window"))) {
            page.executeScript(SCRIPT);
        }
        return ((List<?>) Objects.requireNonNull(page.executeAsyncScript(RUN, options)))
                .stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

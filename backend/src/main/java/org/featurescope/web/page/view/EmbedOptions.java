package org.featurescope.web.page.view;

import java.util.List;
import java.util.Optional;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;

/**
 * The options of an embedded figure.
 *
 * @param theme {@code light} or {@code dark}; empty for the theme of the reader's system
 * @param caption whether the caption is shown
 * @param controls whether the progress, the curve and the links are shown
 * @param autoplay whether a figure that is not stored is made at once; if not, the reader must start it
 */
public record EmbedOptions(Optional<String> theme, boolean caption, boolean controls, boolean autoplay) {
    private static final List<String> THEMES = List.of("light", "dark");

    /**
     * Reads the options from the parameters of a link: {@code theme}, and the others as 0 or 1.
     *
     * @throws org.featurescope.validate.InvalidInputException if a parameter has another value
     */
    public static EmbedOptions of(
            @Nullable String theme, @Nullable String caption, @Nullable String controls, @Nullable String autoplay) {
        Validate.isTrue("theme", theme == null || THEMES.contains(theme), "theme must be light or dark");
        return new EmbedOptions(
                Optional.ofNullable(theme),
                isOn("caption", caption),
                isOn("controls", controls),
                isOn("autoplay", autoplay));
    }

    private static boolean isOn(String field, @Nullable String text) {
        Validate.isTrue(field, text == null || text.equals("0") || text.equals("1"), field + " must be 0 or 1");
        return !"0".equals(text);
    }
}

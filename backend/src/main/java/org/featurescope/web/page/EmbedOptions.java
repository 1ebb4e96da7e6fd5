package org.featurescope.web.page;

import java.util.List;
import java.util.Optional;
import org.featurescope.validate.Validate;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded figure looks.
 *
 * @param theme {@code light} or {@code dark}; empty for that of the reader's system
 * @param caption whether it has its caption
 * @param controls whether it has its progress, its curve and its links
 * @param autoplay whether it begins by itself; if not, a figure that is not made waits for the reader
 */
public record EmbedOptions(Optional<String> theme, boolean caption, boolean controls, boolean autoplay) {
    private static final List<String> THEMES = List.of("light", "dark");

    /** Reads the parameters of an embedding link: {@code theme}, and the others as 0 or 1. */
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

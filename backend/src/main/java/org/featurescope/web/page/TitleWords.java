package org.featurescope.web.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Titles with the names of networks in them, which have hyphens and are not to be broken there. */
public final class TitleWords {
    private TitleWords() {}

    /** The title as it is read, with each hyphenated word in one piece. */
    public static DomContent of(String title) {
        List<DomContent> words = new ArrayList<>();
        for (String word : title.split(" ")) {
            if (!words.isEmpty()) {
                words.add(text(" "));
            }
            words.add(word.contains("-") ? span(word).withClass("whole") : text(word));
        }
        return each(words, word -> word);
    }
}

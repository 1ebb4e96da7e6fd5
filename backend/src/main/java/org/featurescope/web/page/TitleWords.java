package org.featurescope.web.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Keeps the hyphenated names of networks in titles from being broken between lines. */
public final class TitleWords {
    private TitleWords() {}

    /** Returns the words of a title, with each hyphenated word in an element that is not broken. */
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

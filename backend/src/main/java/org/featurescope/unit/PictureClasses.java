package org.featurescope.unit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.unit.word.Hypernyms;

/**
 * The classes of labelled pictures, and the number of pictures that each word describes. A word describes the pictures
 * of a class if it is the class's label or one of its hypernyms.
 *
 * @param all the classes
 * @param pictures the number of the pictures of all classes
 * @param picturesByWord the number of pictures that each word describes
 */
record PictureClasses(List<PictureClass> all, int pictures, Map<String, Integer> picturesByWord) {
    PictureClasses {
        all = List.copyOf(all);
        picturesByWord = Map.copyOf(picturesByWord);
    }

    /**
     * A class of the pictures.
     *
     * @param pictures the number of its pictures
     */
    record PictureClass(String label, int pictures) {}

    /** Counts the pictures of some classes. */
    static PictureClasses of(List<PictureClass> all) {
        Map<String, Integer> picturesByWord = new HashMap<>();
        int pictures = 0;
        for (PictureClass of : all) {
            words(of.label()).forEach(word -> picturesByWord.merge(word, of.pictures(), Integer::sum));
            pictures += of.pictures();
        }
        return new PictureClasses(all, pictures, picturesByWord);
    }

    /** Returns the words that describe the pictures of a class: its label, then near hypernyms before far ones. */
    static Set<String> words(String label) {
        Set<String> words = new LinkedHashSet<>(List.of(label));
        words.addAll(Hypernyms.of(label));
        return words;
    }

    /** Returns the number of pictures that a word describes. */
    int pictures(String word) {
        return picturesByWord.getOrDefault(word, 0);
    }

    /** Returns the labels of the classes. */
    List<String> labels() {
        return all.stream().map(PictureClass::label).toList();
    }
}

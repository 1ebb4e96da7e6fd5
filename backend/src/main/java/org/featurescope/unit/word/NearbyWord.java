package org.featurescope.unit.word;

/**
 * A word by which units are found, for one that finds none.
 *
 * @param reason what it has to do with the other word, as a sentence
 */
public record NearbyWord(String word, String reason) {}

package org.featurescope.model;

/**
 * A layer of a network that can be looked at: the output {@code [1, height, width, channels]} of one node, or
 * {@code [1, channels]} where no map is left, whose height and width are then 1 here.
 *
 * @param name its name in the field, for example {@code mixed4c}
 * @param node the graph's node whose output 0 it is
 * @param kind what it is: {@code convolution}, {@code inception}, {@code pool}, {@code dense}, {@code logits},
 *     {@code probabilities} or {@code other}
 * @param depth its place in depth order, from 0
 * @param channels number of channels
 * @param height rows of its map for an input of the descriptor's size
 * @param width columns of its map for an input of the descriptor's size
 * @param receptiveField pixels of the input, on a side, that one position can see; 0 for the whole picture
 */
public record Layer(
        String name, String node, String kind, int depth, int channels, int height, int width, int receptiveField) {}

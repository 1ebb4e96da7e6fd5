package org.featurescope.model;

/**
 * A layer of a network: the output {@code [1, height, width, channels]} of one node, or {@code [1, channels]} where it
 * has no map, whose height and width are then given as 1.
 *
 * @param name its name in the field, for example {@code mixed4c}
 * @param node the graph's node whose output 0 it is
 * @param kind one of {@code convolution}, {@code inception}, {@code pool}, {@code dense}, {@code logits},
 *     {@code probabilities} or {@code other}
 * @param depth its index in depth order, from 0
 * @param channels number of channels
 * @param height rows of its map for an input of the descriptor's size
 * @param width columns of its map for an input of the descriptor's size
 * @param receptiveField side in pixels of the part of the input that one position depends on; 0 for the whole picture
 */
public record Layer(
        String name, String node, String kind, int depth, int channels, int height, int width, int receptiveField) {}

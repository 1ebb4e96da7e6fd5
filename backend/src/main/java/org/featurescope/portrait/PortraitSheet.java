package org.featurescope.portrait;

/**
 * A sheet: one JPEG file with the portraits of all units of a layer, in the order of the channels, row by row.
 *
 * @param layer the name of the layer
 * @param units the number of portraits
 * @param silent how many of the units never rose above 0 and have a plain grey portrait
 * @param file the name of the file
 * @param sha256 of the file, lower-case hexadecimal
 */
public record PortraitSheet(String layer, int units, int silent, String file, String sha256) {}

package org.featurescope.portrait;

/**
 * A sheet: one JPEG file with the portraits of all units of a layer, in the order of the channels, row by row.
 *
 * @param layer the name of the layer
 * @param units the number of portraits
 * @param silent the number of units whose objective never rose above 0; their portraits are plain grey
 * @param file the name of the file
 * @param sha256 the SHA-256 of the file, lower-case hexadecimal
 */
public record PortraitSheet(String layer, int units, int silent, String file, String sha256) {}

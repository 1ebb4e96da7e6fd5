/**
 * What units respond to: their responses to the photographs that come with the product, what they fire on, and the
 * search for units by words, by another unit or by a picture.
 */
@NullMarked
package org.featurescope.unit;

import org.jspecify.annotations.NullMarked;

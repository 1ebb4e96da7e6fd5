/** Decodes, encodes and resizes pictures, which are plain arrays of bytes with their shapes. */
@NullMarked
package org.featurescope.image;

import org.jspecify.annotations.NullMarked;

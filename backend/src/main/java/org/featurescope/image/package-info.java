/** Reads, writes, resizes and colours pictures: plain arrays of bytes with their shapes. */
@NullMarked
package org.featurescope.image;

import org.jspecify.annotations.NullMarked;

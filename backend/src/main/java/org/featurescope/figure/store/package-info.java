/** Keeps finished figures on the disk. */
@NullMarked
package org.featurescope.figure.store;

import org.jspecify.annotations.NullMarked;

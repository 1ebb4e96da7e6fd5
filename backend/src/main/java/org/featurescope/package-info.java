/** The entry point of the product. */
@NullMarked
package org.featurescope;

import org.jspecify.annotations.NullMarked;

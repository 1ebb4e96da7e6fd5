/** The front door of the product. */
@NullMarked
package org.featurescope;

import org.jspecify.annotations.NullMarked;

/** Checks of what comes from outside, and the exceptions that name the field at fault. Knows nothing. */
@NullMarked
package org.featurescope.validate;

import org.jspecify.annotations.NullMarked;

/** Checks arguments from outside, and has the exceptions that name the field at fault. */
@NullMarked
package org.featurescope.validate;

import org.jspecify.annotations.NullMarked;

/** The figure that compares kinds of regularization. */
@NullMarked
package org.featurescope.kind.regularization;

import org.jspecify.annotations.NullMarked;

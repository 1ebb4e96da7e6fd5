/** The questions that figures ask people, and what is computed of their answers. */
@NullMarked
package org.featurescope.figure.answers;

import org.jspecify.annotations.NullMarked;

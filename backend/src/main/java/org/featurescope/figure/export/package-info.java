/** Figures as files to keep: pictures, drawings, citations. */
@NullMarked
package org.featurescope.figure.export;

import org.jspecify.annotations.NullMarked;

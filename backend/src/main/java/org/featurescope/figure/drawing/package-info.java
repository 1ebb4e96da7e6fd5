/** Export of finished figures to PNG, SVG and GIF files. */
@NullMarked
package org.featurescope.figure.drawing;

import org.jspecify.annotations.NullMarked;

/** Parameters of figures, and how specs are read from and written to JSON and links. */
@NullMarked
package org.featurescope.figure.link;

import org.jspecify.annotations.NullMarked;

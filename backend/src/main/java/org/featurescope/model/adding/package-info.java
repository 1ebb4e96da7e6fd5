/** Adding a network of one's own: which nodes of a file are input, layers and classes, and the folder that is written. */
@NullMarked
package org.featurescope.model.adding;

import org.jspecify.annotations.NullMarked;

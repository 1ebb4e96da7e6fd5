/** Portraits: a small picture of each unit of a network, on one sheet for each layer. */
@NullMarked
package org.featurescope.portrait;

import org.jspecify.annotations.NullMarked;

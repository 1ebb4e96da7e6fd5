/** The kinds of figures: one package for each, and the registry that lists them. */
@NullMarked
package org.featurescope.kind;

import org.jspecify.annotations.NullMarked;

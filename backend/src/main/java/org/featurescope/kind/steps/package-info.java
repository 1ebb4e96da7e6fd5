/** The figure of one optimization, step by step. */
@NullMarked
package org.featurescope.kind.steps;

import org.jspecify.annotations.NullMarked;

/** The kind of figure that lets people and an automatic judge tell what excites directions of a layer. */
@NullMarked
package org.featurescope.kind.trial;

import org.jspecify.annotations.NullMarked;

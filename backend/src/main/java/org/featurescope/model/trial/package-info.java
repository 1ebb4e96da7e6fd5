/** Tries networks in a process of their own before they are loaded. */
@NullMarked
package org.featurescope.model.trial;

import org.jspecify.annotations.NullMarked;

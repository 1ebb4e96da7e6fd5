/** Small fully connected networks that are trained: their problems, their training, and what their neurons do meanwhile. */
@NullMarked
package org.featurescope.network;

import org.jspecify.annotations.NullMarked;

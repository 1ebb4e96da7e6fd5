/** The handlers of the HTTP API: figures, networks, activations, exports. */
@NullMarked
package org.featurescope.web.api;

import org.jspecify.annotations.NullMarked;

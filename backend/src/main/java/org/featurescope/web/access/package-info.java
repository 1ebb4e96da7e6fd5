/** Who sends requests to the server, and what they may do. */
@NullMarked
package org.featurescope.web.access;

import org.jspecify.annotations.NullMarked;

/** The HTTP API of sets of photographs: the sets, their uploads and indexes, their photographs and figures about them. */
@NullMarked
package org.featurescope.web.photographs;

import org.jspecify.annotations.NullMarked;

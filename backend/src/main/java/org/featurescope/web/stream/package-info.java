/** Answers that are streams of server-sent events. */
@NullMarked
package org.featurescope.web.stream;

import org.jspecify.annotations.NullMarked;

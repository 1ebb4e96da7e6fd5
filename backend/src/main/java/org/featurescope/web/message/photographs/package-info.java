/** The records about sets of photographs that the API sends as JSON. */
@NullMarked
package org.featurescope.web.message.photographs;

import org.jspecify.annotations.NullMarked;

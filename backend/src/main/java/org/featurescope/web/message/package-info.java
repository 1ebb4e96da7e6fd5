/** The records that cross HTTP as JSON. TypeScript's types of them are generated from these. */
@NullMarked
package org.featurescope.web.message;

import org.jspecify.annotations.NullMarked;

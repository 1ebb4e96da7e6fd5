/**
 * The records that the API sends and receives as JSON. The TypeScript types of the frontend are generated from them.
 */
@NullMarked
package org.featurescope.web.message;

import org.jspecify.annotations.NullMarked;

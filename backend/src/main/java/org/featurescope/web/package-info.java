/** Routes, streams, pages, errors. */
@NullMarked
package org.featurescope.web;

import org.jspecify.annotations.NullMarked;

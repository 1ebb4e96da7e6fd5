/**
 * Tools for all routes: they read requests, write answers and errors, set headers, and refuse requests of other sites.
 */
@NullMarked
package org.featurescope.web.http;

import org.jspecify.annotations.NullMarked;

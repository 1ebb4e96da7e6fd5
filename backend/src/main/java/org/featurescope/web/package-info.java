/** The HTTP server: its routes, its answers to errors and its metrics. */
@NullMarked
package org.featurescope.web;

import org.jspecify.annotations.NullMarked;

/** Figures as files that work without the server: articles as folders and archives, and single HTML files. */
@NullMarked
package org.featurescope.web.article;

import org.jspecify.annotations.NullMarked;

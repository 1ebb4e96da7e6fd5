/** What every HTTP route needs: reading requests, writing answers, errors, headers, protection against other sites. */
@NullMarked
package org.featurescope.web.http;

import org.jspecify.annotations.NullMarked;

/** The documentation: kinds of figures, the engine, a first lesson, the glossary, the API with an example of each route. */
@NullMarked
package org.featurescope.web.docs;

import org.jspecify.annotations.NullMarked;

/** Runs tools: the catalog, the endpoint, limits, and the event of each run. */
@NullMarked
package com.onelastai.tools.run;

import org.jspecify.annotations.NullMarked;

/** All about a domain in one report. */
@NullMarked
package com.onelastai.tools.research;

import org.jspecify.annotations.NullMarked;

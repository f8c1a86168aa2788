/** Changes of what was stored by earlier releases, each made once. */
@NullMarked
package com.onelastai.tracking.migration;

import org.jspecify.annotations.NullMarked;

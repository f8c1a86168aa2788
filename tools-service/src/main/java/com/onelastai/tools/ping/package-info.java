/** How fast a host answers. */
@NullMarked
package com.onelastai.tools.ping;

import org.jspecify.annotations.NullMarked;

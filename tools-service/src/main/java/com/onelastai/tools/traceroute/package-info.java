/** Which routers are on the way to a host. */
@NullMarked
package com.onelastai.tools.traceroute;

import org.jspecify.annotations.NullMarked;

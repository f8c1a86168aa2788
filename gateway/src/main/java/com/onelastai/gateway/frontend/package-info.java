/** The frontend behind the gateway, on the same origin: it gets all paths but the gateway's own. */
@NullMarked
package com.onelastai.gateway.frontend;

import org.jspecify.annotations.NullMarked;

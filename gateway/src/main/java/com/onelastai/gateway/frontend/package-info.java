/**
 * The frontend behind the gateway, on the same origin, which gets every path that is not the
 * gateway's.
 */
@NullMarked
package com.onelastai.gateway.frontend;

import org.jspecify.annotations.NullMarked;

/**
 * The frontend behind the gateway, on the same origin: it gets all paths but the gateway's own.
 * Each page load is published as a page view, and the page gets its id.
 */
@NullMarked
package com.onelastai.gateway.frontend;

import org.jspecify.annotations.NullMarked;

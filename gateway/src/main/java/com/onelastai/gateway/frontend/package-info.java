/**
 * The frontend, on the gateway's origin: it has all paths but the gateway's own. It is the web app
 * of this project, from the class path, or another one behind the gateway. Each page load is
 * published as a page view, and the page gets its id.
 */
@NullMarked
package com.onelastai.gateway.frontend;

import org.jspecify.annotations.NullMarked;

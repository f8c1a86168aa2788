/** Turns every page load of the frontend into a page view, and tells the page its id. */
@NullMarked
package com.onelastai.gateway.pageview;

import org.jspecify.annotations.NullMarked;

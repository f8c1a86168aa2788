/** Publishes a page view for every page load of the frontend, and gives the page its id. */
@NullMarked
package com.onelastai.gateway.pageview;

import org.jspecify.annotations.NullMarked;

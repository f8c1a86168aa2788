/** One page for the OpenAPI documents of all services that have a route. */
@NullMarked
package com.onelastai.gateway.openapi;

import org.jspecify.annotations.NullMarked;

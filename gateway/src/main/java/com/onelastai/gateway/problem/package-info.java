/**
 * What the gateway answers when a request goes no further, as RFC 9457 problem details with a
 * stable {@code code}, and the one place that turns failures into them.
 */
@NullMarked
package com.onelastai.gateway.problem;

import org.jspecify.annotations.NullMarked;

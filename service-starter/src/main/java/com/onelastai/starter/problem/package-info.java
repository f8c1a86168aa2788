/** Errors as RFC 9457 problem details with a stable {@code code}, the same from every service. */
@NullMarked
package com.onelastai.starter.problem;

import org.jspecify.annotations.NullMarked;

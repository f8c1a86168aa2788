/** Limits that hold across the instances of a service. */
@NullMarked
package com.onelastai.starter.limit;

import org.jspecify.annotations.NullMarked;

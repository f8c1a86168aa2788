/** Locks that hold across the instances of a service. */
@NullMarked
package com.onelastai.starter.lock;

import org.jspecify.annotations.NullMarked;

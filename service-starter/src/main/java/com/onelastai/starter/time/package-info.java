/** The clock that every service reads, which tests can move. */
@NullMarked
package com.onelastai.starter.time;

import org.jspecify.annotations.NullMarked;

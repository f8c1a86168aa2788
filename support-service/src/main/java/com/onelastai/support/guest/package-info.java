/**
 * People who book, register or apply without an account: who they are to the limits, and in which
 * language they are answered.
 */
@NullMarked
package com.onelastai.support.guest;

import org.jspecify.annotations.NullMarked;

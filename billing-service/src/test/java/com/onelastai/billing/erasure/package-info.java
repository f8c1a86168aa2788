/** Tests of how users are forgotten. */
@NullMarked
package com.onelastai.billing.erasure;

import org.jspecify.annotations.NullMarked;

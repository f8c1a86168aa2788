/** Sells: opens the page on which somebody pays. */
@NullMarked
package com.onelastai.billing.checkout;

import org.jspecify.annotations.NullMarked;

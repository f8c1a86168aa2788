/** Which user is which customer at Stripe. */
@NullMarked
package com.onelastai.billing.customer;

import org.jspecify.annotations.NullMarked;

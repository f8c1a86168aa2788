/** Which user is which customer at Stripe, and whose turn it is to change what they have. */
@NullMarked
package com.onelastai.billing.customer;

import org.jspecify.annotations.NullMarked;

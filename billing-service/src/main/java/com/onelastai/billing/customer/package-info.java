/** The customers at Stripe, and the lock for purchases and changes of a user. */
@NullMarked
package com.onelastai.billing.customer;

import org.jspecify.annotations.NullMarked;

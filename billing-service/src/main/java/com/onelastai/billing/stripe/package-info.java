/** The adapter to Stripe. No other package uses Stripe's library. */
@NullMarked
package com.onelastai.billing.stripe;

import org.jspecify.annotations.NullMarked;

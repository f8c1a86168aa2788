/**
 * Sells: looks up what is asked for ({@code Offers}), opens a page of Stripe's on which it is paid
 * ({@code CheckoutPages}), or charges a card that is kept there ({@code DirectSales}).
 */
@NullMarked
package com.onelastai.billing.checkout;

import org.jspecify.annotations.NullMarked;

/**
 * The sale of subscriptions: finds the offer ({@code Offers}), then opens a Stripe page to pay on
 * ({@code CheckoutPages}) or charges the default card ({@code DirectSales}).
 */
@NullMarked
package com.onelastai.billing.checkout;

import org.jspecify.annotations.NullMarked;

/**
 * Events about subscriptions, published by billing-service. Amounts are in the currency's minor
 * unit; currencies are lower-case ISO 4217, as at Stripe.
 */
@NullMarked
package com.onelastai.events.billing;

import org.jspecify.annotations.NullMarked;

/**
 * What happens to subscriptions and payments, published by billing-service. Amounts are in the
 * currency's minor unit; currencies are lower-case ISO 4217, as Stripe writes them.
 */
@NullMarked
package com.onelastai.events.billing;

import org.jspecify.annotations.NullMarked;

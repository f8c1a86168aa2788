/**
 * Payments and refunds. A payment is an invoice of Stripe's. Events can arrive in any order; the
 * most advanced state is stored.
 */
@NullMarked
package com.onelastai.billing.transaction;

import org.jspecify.annotations.NullMarked;

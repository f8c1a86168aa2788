/**
 * Payments and refunds as they happened. A payment is an invoice of Stripe's, and both are what the
 * furthest thing that was heard of them says, in whatever order it was heard.
 */
@NullMarked
package com.onelastai.billing.transaction;

import org.jspecify.annotations.NullMarked;

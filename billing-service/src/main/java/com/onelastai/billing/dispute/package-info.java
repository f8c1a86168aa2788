/** Disputes: a cardholder's bank takes a payment back. Evidence is sent at Stripe. */
@NullMarked
package com.onelastai.billing.dispute;

import org.jspecify.annotations.NullMarked;

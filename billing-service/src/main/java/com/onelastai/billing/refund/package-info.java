/** Refunds that users ask for, admins decide on, and Stripe carries out. */
@NullMarked
package com.onelastai.billing.refund;

import org.jspecify.annotations.NullMarked;

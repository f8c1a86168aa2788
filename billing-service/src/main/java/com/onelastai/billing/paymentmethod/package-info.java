/** The cards that Stripe keeps for a user. No number of one ever comes here. */
@NullMarked
package com.onelastai.billing.paymentmethod;

import org.jspecify.annotations.NullMarked;

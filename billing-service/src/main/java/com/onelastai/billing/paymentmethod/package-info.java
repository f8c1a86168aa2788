/** The cards of a user. Stripe stores them; card numbers never reach this service. */
@NullMarked
package com.onelastai.billing.paymentmethod;

import org.jspecify.annotations.NullMarked;

/** Calls Stripe and reads what it says; nothing outside knows its library. */
@NullMarked
package com.onelastai.billing.stripe;

import org.jspecify.annotations.NullMarked;

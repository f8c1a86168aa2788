/** Tests of the way in for what Stripe tells. */
@NullMarked
package com.onelastai.billing.webhook;

import org.jspecify.annotations.NullMarked;

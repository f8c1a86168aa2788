/** Webhooks from Stripe: stored first, then processed once. */
@NullMarked
package com.onelastai.billing.webhook;

import org.jspecify.annotations.NullMarked;

/** Takes in what Stripe tells: keeps it first, then has it handled, once. */
@NullMarked
package com.onelastai.billing.webhook;

import org.jspecify.annotations.NullMarked;

/** Tests of webhooks. */
@NullMarked
package com.onelastai.billing.webhook;

import org.jspecify.annotations.NullMarked;

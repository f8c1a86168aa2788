/** Changes that users make to their subscriptions: renewal, cancellation, another plan. */
@NullMarked
package com.onelastai.billing.change;

import org.jspecify.annotations.NullMarked;

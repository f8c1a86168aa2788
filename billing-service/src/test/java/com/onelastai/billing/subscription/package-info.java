/** Tests of subscriptions. */
@NullMarked
package com.onelastai.billing.subscription;

import org.jspecify.annotations.NullMarked;

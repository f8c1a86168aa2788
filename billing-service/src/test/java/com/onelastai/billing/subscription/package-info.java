/** Tests of what becomes of subscriptions. */
@NullMarked
package com.onelastai.billing.subscription;

import org.jspecify.annotations.NullMarked;

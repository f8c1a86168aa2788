/** Payments and refunds as they happened, and the invoices for them. */
@NullMarked
package com.onelastai.billing.transaction;

import org.jspecify.annotations.NullMarked;

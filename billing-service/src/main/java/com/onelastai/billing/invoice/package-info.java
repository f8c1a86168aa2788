/** Invoices for payments, as JSON and as PDF. */
@NullMarked
package com.onelastai.billing.invoice;

import org.jspecify.annotations.NullMarked;

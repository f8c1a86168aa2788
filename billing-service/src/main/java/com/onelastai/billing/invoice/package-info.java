/** Invoices for payments, as data and as a file to print. */
@NullMarked
package com.onelastai.billing.invoice;

import org.jspecify.annotations.NullMarked;

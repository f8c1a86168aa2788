package com.onelastai.billing.stripe;

import org.jspecify.annotations.Nullable;

/** How an invoice was paid. */
public record InvoicePayment(String paymentIntentId, @Nullable String receiptUrl) {}

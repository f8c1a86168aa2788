package com.onelastai.billing.checkout;

/** Where Stripe's page sends the buyer. */
public record Redirects(String successUrl, String cancelUrl) {}

package com.onelastai.billing.stripe;

/**
 * What a period of something costs, as the catalogue says.
 *
 * @param productId of Stripe's product, such as {@code plan-pro} or {@code agent-einstein}; it is
 *     made there when first needed
 * @param name as the buyer reads it on Stripe's page and on the invoice
 * @param amount in the currency's minor unit
 * @param period daily, weekly, monthly or yearly
 */
public record Price(String productId, String name, long amount, String currency, String period) {}

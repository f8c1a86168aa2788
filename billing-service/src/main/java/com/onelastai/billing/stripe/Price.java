package com.onelastai.billing.stripe;

/**
 * The catalogue price of one period.
 *
 * @param productId the id of Stripe's product, such as {@code plan-pro} or {@code agent-einstein};
 *     it is created when first needed
 * @param name shown on Stripe's page and on the invoice
 * @param amount in the currency's minor unit
 * @param period daily, weekly, monthly or yearly
 */
public record Price(String productId, String name, long amount, String currency, String period) {}

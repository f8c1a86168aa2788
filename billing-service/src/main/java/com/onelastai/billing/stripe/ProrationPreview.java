package com.onelastai.billing.stripe;

import java.time.Instant;
import java.util.List;

/**
 * What a change of plan would cost.
 *
 * @param amountDue now, in the currency's minor unit
 * @param at the moment from which the lines are reckoned
 */
public record ProrationPreview(
    long amountDue, String currency, Instant at, List<StripeInvoice.Line> lines) {}

package com.onelastai.local.stripe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a subscription is to be.
 *
 * @param coupons ids of those to take off
 * @param trialDays 0 if there is no trial
 * @param paymentMethod for this subscription alone; null to charge the customer's default
 */
record NewSubscription(
    String customer,
    ObjectNode price,
    ObjectNode metadata,
    @Nullable String description,
    List<String> coupons,
    long trialDays,
    @Nullable String paymentMethod) {}

package com.onelastai.billing.subscription;

import com.onelastai.billing.plan.Plan;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The plan that somebody has, besides agents that they subscribed to one by one. */
record OwnPlan(
    Plan plan,
    @Schema(description = "Null with the free plan") @Nullable SubscriptionView subscription) {}

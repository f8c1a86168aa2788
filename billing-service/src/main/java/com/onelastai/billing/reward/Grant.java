package com.onelastai.billing.reward;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The answer to a redemption.
 *
 * @param id of the redemption
 * @param percentOff of the coupon; null if it is an agent
 * @param code of the coupon; null if there is none
 * @param agentId null if it is a coupon
 * @param refusal why it is not granted; null if it is
 * @param answered whether community-service was told
 * @param until when the coupon expires, or the agent's days are over
 */
@Document("rewardgrants")
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
record Grant(
    @Id String id,
    String userId,
    @Nullable Integer percentOff,
    @Nullable String code,
    @Nullable String agentId,
    @Nullable String refusal,
    boolean answered,
    Instant createdAt,
    Instant until) {}

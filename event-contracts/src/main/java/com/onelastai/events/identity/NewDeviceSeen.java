package com.onelastai.events.identity;

import com.onelastai.events.EventContract;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in to an account with a device that it had not seen before. Its names come from
 * the client and may be anything.
 *
 * @param at when they signed in
 * @param browser null if unknown
 * @param os null if unknown
 * @param address of the network; null if unknown
 */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.new-device-seen.v1")
public record NewDeviceSeen(
    String userId,
    Instant at,
    @Nullable String browser,
    @Nullable String os,
    @Nullable String address)
    implements IdentityEvent {}

package com.onelastai.events.erasure;

import com.onelastai.events.EventContract;

/**
 * A service has erased all data of this user.
 *
 * @param service its application name, such as {@code tracking-service}
 */
@EventContract(topic = ErasureEvent.TOPIC, type = "com.onelastai.erasure.user-data-erased.v1")
public record UserDataErased(String userId, String service) implements ErasureEvent {}

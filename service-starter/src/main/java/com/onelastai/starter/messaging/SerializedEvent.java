package com.onelastai.starter.messaging;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in the form in which it is sent, or waits to be.
 *
 * @param type the CloudEvents type
 * @param data the event as JSON
 * @param context the CloudEvents extensions: the trace and the correlation id, where there are any
 */
public record SerializedEvent(
    String id,
    Instant time,
    String topic,
    String type,
    @Nullable String key,
    byte[] data,
    Map<String, String> context) {}

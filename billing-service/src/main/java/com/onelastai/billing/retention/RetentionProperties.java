package com.onelastai.billing.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things are kept.
 *
 * @param erasedUsers the bare ids of who was erased: longer than Stripe tells of them or any topic
 *     keeps events of theirs
 */
@ConfigurationProperties("onelastai.retention")
public record RetentionProperties(Duration erasedUsers) {}

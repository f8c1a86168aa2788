package com.onelastai.billing.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param grace how long access stays after what was paid for is over, while it may still be paid
 */
@ConfigurationProperties("onelastai.subscription")
record SubscriptionSettings(Duration grace) {}

package com.onelastai.billing.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param grace how long access stays after what was paid for is over, while it may still be paid;
 *     at most for as long as a period lasts
 */
@ConfigurationProperties("onelastai.subscription")
record SubscriptionProperties(Duration grace) {}

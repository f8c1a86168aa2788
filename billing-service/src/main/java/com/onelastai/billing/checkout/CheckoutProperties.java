package com.onelastai.billing.checkout;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param redirectHosts where buyers may be sent to besides {@code onelastai.public-url}: host, or
 *     host:port where the port is not the usual one
 * @param openFor how long a page stays open; Stripe takes 30 minutes to 24 hours
 */
@ConfigurationProperties("onelastai.checkout")
record CheckoutProperties(List<String> redirectHosts, Duration openFor) {}

package com.onelastai.auth.securitylog.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param pollEvery how often new events are looked for
 * @param overlap how much later than it happened an event may appear in Keycloak's store
 */
@ConfigurationProperties("onelastai.keycloak-events")
record WatchProperties(Duration pollEvery, Duration overlap) {}

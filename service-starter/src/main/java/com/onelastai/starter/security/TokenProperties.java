package com.onelastai.starter.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Keycloak's keys are kept.
 *
 * @param keyLifetime after which keys are fetched again though they are known
 * @param keyFetchInterval how often, on average, Keycloak is asked at most because of unknown keys
 */
@ConfigurationProperties("onelastai.token")
record TokenProperties(Duration keyLifetime, Duration keyFetchInterval) {}

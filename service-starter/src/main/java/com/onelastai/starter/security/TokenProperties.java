package com.onelastai.starter.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Keycloak's keys are kept.
 *
 * @param keyLifetime after which keys are fetched again though they are known
 * @param keyFetchInterval within which Keycloak is asked at most twice because of unknown ones
 */
@ConfigurationProperties("onelastai.token")
record TokenProperties(Duration keyLifetime, Duration keyFetchInterval) {}

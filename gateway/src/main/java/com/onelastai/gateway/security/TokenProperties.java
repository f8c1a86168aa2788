package com.onelastai.gateway.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param keyFetchInterval how often, at most, Keycloak is asked for keys because of unknown ones
 * @param keyLifetime after which keys are fetched again though they are known
 */
@ConfigurationProperties("onelastai.token")
record TokenProperties(Duration keyFetchInterval, Duration keyLifetime) {}

package com.onelastai.gateway.visit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param cookieSecret key that authenticates the cookies
 * @param consentDefault what the absence of the consent cookie means
 * @param fullAddress whether services and events get the client's whole address
 * @param visitorLifetime how long a browser is recognized
 * @param idleTimeout how long a session lives without a request
 * @param refreshAfter age of the session's cookie at which it is sent again. Sending it with every
 *     answer would keep the frontend's files out of shared caches. The idle timeout may be shorter
 *     by this much, never longer.
 */
@ConfigurationProperties("onelastai.visit")
record VisitProperties(
    String cookieSecret,
    Consent consentDefault,
    boolean fullAddress,
    Duration visitorLifetime,
    Duration idleTimeout,
    Duration refreshAfter) {}

package com.onelastai.gateway.visit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param cookieSecret key under which the cookies are authenticated
 * @param consentDefault what the absence of the consent cookie means
 * @param fullAddress whether services and events get the client's whole address
 * @param visitorLifetime how long a browser is known
 * @param idleTimeout how long a session lives without a request
 * @param refreshAfter how old the session's cookie gets before it is sent again. Sending it with
 *     every answer would keep what the frontend serves out of shared caches; so the idle time may
 *     come out shorter by this much, never longer.
 */
@ConfigurationProperties("onelastai.visit")
record VisitProperties(
    String cookieSecret,
    Consent consentDefault,
    boolean fullAddress,
    Duration visitorLifetime,
    Duration idleTimeout,
    Duration refreshAfter) {}

package com.onelastai.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param window number of recent calls to a service that count
 * @param minimumCalls with fewer, the circuit stays closed
 * @param failureRate percent of failed calls at which the circuit opens
 * @param openFor how long calls are rejected at once
 * @param trialCalls allowed after that to check whether the service is back
 */
@ConfigurationProperties("onelastai.circuit")
record CircuitProperties(
    int window, int minimumCalls, float failureRate, Duration openFor, int trialCalls) {}

package com.onelastai.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param window how many of the last calls to a service are looked at
 * @param minimumCalls before there are as many, none is refused
 * @param failureRate percent of failed calls at which the circuit opens
 * @param openFor how long calls are refused at once
 * @param trialCalls let through after that to see whether the service is back
 */
@ConfigurationProperties("onelastai.circuit")
record CircuitProperties(
    int window, int minimumCalls, float failureRate, Duration openFor, int trialCalls) {}

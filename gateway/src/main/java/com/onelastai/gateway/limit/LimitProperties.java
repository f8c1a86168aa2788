package com.onelastai.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param requestsPerMinute of one user, or of one address without a user; also the burst
 * @param loginsPerMinute of one address: attempts to log in, to sign up and to reset a password
 * @param webhooksPerMinute of one address; also the burst
 * @param bodySize of a request
 * @param userAgentLength characters of that header
 */
@ConfigurationProperties("onelastai.limit")
record LimitProperties(
    int requestsPerMinute,
    int loginsPerMinute,
    int webhooksPerMinute,
    DataSize bodySize,
    int userAgentLength) {}

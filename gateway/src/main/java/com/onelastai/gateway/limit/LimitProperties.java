package com.onelastai.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param requestsPerMinute of one user, or of one address without a user; as many at once
 * @param bodySize of a request
 * @param userAgentLength characters of that header
 */
@ConfigurationProperties("onelastai.limit")
record LimitProperties(int requestsPerMinute, DataSize bodySize, int userAgentLength) {}

package com.onelastai.chat.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things are kept.
 *
 * @param figures of agents, by day
 */
@ConfigurationProperties("onelastai.retention")
public record RetentionProperties(Duration figures) {}

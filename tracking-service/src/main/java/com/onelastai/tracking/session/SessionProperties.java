package com.onelastai.tracking.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How visits end.
 *
 * @param idleLimit a visit ends when nothing happened for longer
 * @param endEvery how often idle visits are looked for
 */
@ConfigurationProperties("onelastai.sessions")
record SessionProperties(Duration idleLimit, Duration endEvery) {}

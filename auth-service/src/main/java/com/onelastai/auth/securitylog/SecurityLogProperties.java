package com.onelastai.auth.securitylog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param retention how long entries are kept
 * @param purgeEvery how often expired ones are looked for
 */
@ConfigurationProperties("onelastai.security-log")
record SecurityLogProperties(Duration retention, Duration purgeEvery) {}

package com.onelastai.support.vacancy;

import com.onelastai.starter.limit.DailyQuota.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param limits applications a day
 * @param retention how long an application is kept
 */
@ConfigurationProperties("onelastai.vacancy")
record ApplicationProperties(Limits limits, Duration retention) {}

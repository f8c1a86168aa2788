package com.onelastai.support.webinar;

import com.onelastai.starter.limit.DailyQuota.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param limits registrations a day
 * @param retention how long a registration is kept after the webinar
 * @param checkEvery how often the sweep runs
 */
@ConfigurationProperties("onelastai.webinar")
record WebinarProperties(Limits limits, Duration retention, Duration checkEvery) {}

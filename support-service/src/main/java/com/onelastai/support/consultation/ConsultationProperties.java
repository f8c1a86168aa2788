package com.onelastai.support.consultation;

import com.onelastai.starter.limit.DailyQuota.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param notice how long before its start a slot can be booked at the latest
 * @param horizon how long before its start at the earliest
 * @param perAddress bookings to come of one e-mail address
 * @param limits bookings and changes a day
 * @param retention how long a booking is kept after its end
 */
@ConfigurationProperties("onelastai.consultation")
record ConsultationProperties(
    Duration notice, Duration horizon, int perAddress, Limits limits, Duration retention) {}

package com.onelastai.lab.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param atOnce how many experiments an instance runs at once
 * @param queue how many more may wait in an instance
 * @param perOwner how many unfinished ones an owner may have
 * @param attempts how often one begins that crashes end
 * @param lease how long an instance may be silent before another begins again
 * @param limit for a run
 * @param modelCalls how many of an instance's runs the language model answers at once
 * @param retention how long experiments and their files are kept
 * @param shared how long links to them work
 */
@ConfigurationProperties("onelastai.lab")
record RunProperties(
    int atOnce,
    int queue,
    int perOwner,
    int attempts,
    Duration lease,
    Duration limit,
    int modelCalls,
    Duration retention,
    Duration shared) {}

package com.onelastai.chat.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param undo how long a deleted conversation may be restored
 * @param purgeEvery how often those are looked for that may not any more
 */
@ConfigurationProperties("onelastai.deletion")
record DeletionProperties(Duration undo, Duration purgeEvery) {}

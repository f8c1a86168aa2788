package com.onelastai.chat.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param undo how long a deleted conversation can be restored
 * @param purgeEvery how often expired ones are purged
 */
@ConfigurationProperties("onelastai.deletion")
record DeletionProperties(Duration undo, Duration purgeEvery) {}

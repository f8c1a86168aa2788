package com.onelastai.support.livechat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param retention how long a chat is kept after its last message
 * @param unansweredAfter how long a chat waits while nobody of the team is there
 * @param messagesPerMinute of one side of one chat
 * @param connection how long a connection lasts; then the client connects again, and its login is
 *     checked again
 */
@ConfigurationProperties("onelastai.live-chat")
record ChatProperties(
    Duration retention, Duration unansweredAfter, int messagesPerMinute, Duration connection) {}

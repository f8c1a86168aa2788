package com.onelastai.chat.answer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param maxTokens maximum length of an answer
 * @param concurrent how many answers this process makes at the same time
 * @param perOwner how many of them for one user or visitor
 * @param followersPerOwner how many streams of answers one user or visitor may follow at once
 * @param titles whether the model names conversations
 */
@ConfigurationProperties("onelastai.answers")
record AnswerProperties(
    int maxTokens, int concurrent, int perOwner, int followersPerOwner, boolean titles) {}
